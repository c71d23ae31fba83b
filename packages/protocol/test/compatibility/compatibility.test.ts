import { expect, test } from 'vitest';
import {
  ConnectionParams,
  IceServers,
  JoinInput,
  PeekInput,
  Profile,
  protocolVersions,
  RoomPeek,
  SendSignalsInput,
  ServerInfo,
  TrackedRoomEvent,
} from '../../src/index.ts';
import { PeerMessage } from '../../src/peer-message/peer-message.ts';
import { samples } from './version-1.ts';

/** The schemas of all messages, by name. */
const schemas: Readonly<
  Record<keyof typeof samples, { safeParse(value: unknown): { success: boolean; data?: unknown } }>
> = {
  ConnectionParams,
  IceServers,
  JoinInput,
  PeekInput,
  PeerMessage,
  Profile,
  RoomPeek,
  SendSignalsInput,
  ServerInfo,
  TrackedRoomEvent,
};

const cases = Object.entries(schemas).flatMap(([name, schema]) =>
  Object.entries(samples)
    .filter(([sampleName]) => sampleName === name)
    .flatMap(([, list]) => list.map((sample: object) => [name, sample, schema] as const)),
);

test('the frozen samples are of the current version', () => {
  expect(protocolVersions).toEqual({ min: 1, max: 1 });
});

test.each(cases)('a %s of version 1 is read as it was sent: %j', (_, sample, schema) => {
  const { success, data } = schema.safeParse(sample);
  expect(success).toBe(true);
  // New fields may have been added with their defaults.
  expect(data).toMatchObject(sample);
});

test.each(cases)('a %s with an unknown field is read without it: %j', (_, sample, schema) => {
  const { data } = schema.safeParse({ ...sample, fieldOfANewerVersion: true });
  expect(data).toEqual(schema.safeParse(sample).data);
});
