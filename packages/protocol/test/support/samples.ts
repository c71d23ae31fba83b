import {
  candidateLine,
  createCandidate,
  createOffer,
  createProfile,
  offerSdp,
} from '../../src/testing/testing.ts';

export { ana, ben } from '../../src/testing/testing.ts';

/** Signals as Chromium makes them. */
export const offer = createOffer(offerSdp);
export const candidate = createCandidate(candidateLine, { usernameFragment: 'EsAw' });
export const endOfCandidates = createCandidate('', { usernameFragment: 'EsAw' });

export const profile = createProfile({
  name: 'Ana',
  microphone: true,
  revision: 1_750_000_000_000,
});

/** Strings that are no room names, names of properties that every object has among them. */
export const invalidRoomNames = [
  '__proto__',
  'toString',
  'hasOwnProperty',
  'prototype.',
  '..',
  'a/b',
  'a b',
  'ROOM',
  'räum',
  '-room',
  'room-',
  'a--b',
  '',
  'a\n',
  '\u202Eroom',
];
