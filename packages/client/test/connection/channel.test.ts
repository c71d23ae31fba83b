import { anything, assert, constantFrom, json, oneof, property, string, tuple } from 'fast-check';
import { Profile } from '@visavis/protocol';
import { expect, test } from 'vitest';
import { profileMessage, readMessage } from '../../src/connection/channel.ts';

const profile: Profile = {
  name: 'Ana',
  microphone: true,
  camera: false,
  screen: false,
  hand: true,
  revision: 7,
};

test('a profile is read as it was written', () => {
  expect(readMessage(profileMessage(profile))).toEqual(profile);
});

test('whatever a page sends, it is a profile or nothing', () => {
  const something = oneof(
    anything(),
    string(),
    json(),
    anything().map((value) => JSON.stringify({ type: 'profile', profile: value })),
    tuple(constantFrom(...Object.keys(profile)), anything()).map(([key, value]) =>
      JSON.stringify({ type: 'profile', profile: { ...profile, [key]: value } }),
    ),
  );

  assert(
    property(something, (data) => {
      const read = readMessage(data);
      expect(read === null || Profile.safeParse(read).success).toBe(true);
    }),
  );
});

test('a message that is longer than any profile is not read at all', () => {
  const long = JSON.stringify({ type: 'profile', profile, padding: 'x'.repeat(4_096) });

  expect(readMessage(long)).toBeNull();
});
