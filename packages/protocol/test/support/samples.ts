import { PeerId, type CandidateSignal, type DescriptionSignal } from '../../src/index.ts';

export const ana = PeerId.parse('a'.repeat(22));
export const ben = PeerId.parse('b'.repeat(22));

/** The head of an offer as Chromium makes it. */
const sdp = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1 2 3 4',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
  'a=ice-options:trickle',
  'a=setup:actpass',
  'a=mid:0',
  '',
].join('\r\n');

export const offer: DescriptionSignal = { kind: 'description', type: 'offer', sdp };

export const candidate: CandidateSignal = {
  kind: 'candidate',
  candidate:
    'candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 0.0.0.0 rport 0 ' +
    'generation 0 ufrag EsAw network-cost 999',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'EsAw',
};

export const endOfCandidates: CandidateSignal = { ...candidate, candidate: '' };

export const profile = {
  name: 'Ana',
  microphone: true,
  camera: false,
  screen: false,
  hand: false,
  revision: 1_750_000_000_000,
};

/** What must not pass for a room's name, names that are properties of every object among it. */
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
