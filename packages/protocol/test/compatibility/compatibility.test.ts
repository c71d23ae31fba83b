import { expect, test } from 'vitest';
import {
  ConnectionParams,
  IceServers,
  JoinInput,
  ModerateInput,
  parseTrackedRoomEvent,
  PeekInput,
  Profile,
  protocolVersions,
  RoomPeek,
  SendSignalsInput,
  ServerInfo,
  TrackedRoomEvent,
  WireProfile,
} from '../../src/index.ts';
import { PeerMessage } from '../../src/peer-message/peer-message.ts';
import { samples } from './version-2.ts';

/** The schemas of all messages, by name. */
const schemas: Readonly<
  Record<keyof typeof samples, { safeParse(value: unknown): { success: boolean; data?: unknown } }>
> = {
  ConnectionParams,
  IceServers,
  JoinInput,
  ModerateInput,
  PeekInput,
  PeerMessage,
  Profile,
  RoomPeek,
  SendSignalsInput,
  ServerInfo,
  TrackedRoomEvent,
  WireProfile,
};

const cases = Object.entries(schemas).flatMap(([name, schema]) =>
  Object.entries(samples)
    .filter(([sampleName]) => sampleName === name)
    .flatMap(([, list]) => list.map((sample: object) => [name, sample, schema] as const)),
);

test('the frozen samples are of the current version', () => {
  expect(protocolVersions).toEqual({ min: 2, max: 2 });
});

test.each(cases)('a %s of version 2 is read as it was sent: %j', (_, sample, schema) => {
  const { success, data } = schema.safeParse(sample);
  expect(success).toBe(true);
  // New fields may have been added with their defaults.
  expect(data).toMatchObject(sample);
});

test.each(cases)('a %s with an unknown field is read without it: %j', (_, sample, schema) => {
  const { data } = schema.safeParse({ ...sample, fieldOfANewerVersion: true });
  expect(data).toEqual(schema.safeParse(sample).data);
});

test.each(samples.TrackedRoomEvent)('an event is received as it was sent: %j', (sample) => {
  expect(parseTrackedRoomEvent(sample)).toMatchObject(sample);
});

test('an event of an unknown type is ignored, and its id counts', () => {
  const id = 'f8369a002f0b2-7';
  for (const data of [{ type: 'reaction' }, { type: 'reaction', from: 1, members: null }])
    expect(parseTrackedRoomEvent({ id, data })).toEqual({ id, data: null });
});

test.each([
  ['has no type', { id: 'f8369a002f0b2-7', data: {} }],
  ['has a known type and lacks a field', { id: 'f8369a002f0b2-7', data: { type: 'away' } }],
  ['has no valid id', { id: '7', data: { type: 'reaction' } }],
])('an event that %s is not ignored, because the page would miss something', (_, message) => {
  expect(parseTrackedRoomEvent(message)).toBeNull();
});
