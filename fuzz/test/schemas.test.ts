import {
  ConnectionParams,
  IceServers,
  isPrivateRoom,
  isRefusalReason,
  JoinInput,
  PeekInput,
  refusalReasonOf,
  refusalReasonOfClose,
  RoomName,
  RoomPeek,
  SendSignalsInput,
  ServerInfo,
  SignedDescription,
  WireProfile,
} from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type * as z from 'zod/mini';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { junk } from '../input/junk.ts';
import { mutated } from '../input/mutate.ts';

/** A schema accepts nothing that it would refuse or change when it parses it again. */
const expectStable =
  (schema: z.core.$ZodType & { safeParse: z.ZodMiniType['safeParse'] }) => (value: unknown) => {
    const { data } = schema.safeParse(value);
    if (data === undefined) return;
    expect(schema.safeParse(data).data).toEqual(data);
  };

const schemas = {
  'the parameters of a connection': ConnectionParams,
  'a signed description': SignedDescription,
  'the input of room.join': JoinInput,
  'the input of room.peek': PeekInput,
  'the input of signal.send': SendSignalsInput,
  'a profile': WireProfile,
  'the answer of ice.servers': IceServers,
  'the answer of room.peek': RoomPeek,
  'the answer of server.info': ServerInfo,
} as const;

for (const [name, schema] of Object.entries(schemas)) {
  fuzz(`parsing ${name} gives the same when it is parsed again`, {
    percent: 2,
    inputs: mutated(arbitraryOf(schema)),
    check: expectStable(schema),
  });
}

fuzz('a name of a room is what its link can contain', {
  percent: 2,
  inputs: fc.oneof(
    fc.string(),
    fc.stringMatching(/^[a-z0-9-]{0,70}$/),
    fc.stringMatching(/^P[\w-]{21,23}$/),
    junk,
  ),
  check: (name) => {
    const { data } = RoomName.safeParse(name);
    if (data === undefined) return;
    expect(encodeURIComponent(data)).toBe(data);
    expect(isPrivateRoom(data)).toBe(data !== data.toLowerCase());
  },
});

fuzz('the reason of a close is a known one', {
  percent: 1,
  inputs: fc.record({ code: fc.integer({ min: 0, max: 5_000 }), reason: fc.string() }),
  check: (close) => {
    expect(isRefusalReason(refusalReasonOfClose(close) ?? 'internal')).toBe(true);
  },
});

fuzz('the reason of an error is a known one', {
  percent: 1,
  inputs: fc.oneof(junk, fc.record({ data: fc.record({ reason: junk }) })),
  check: (error) => {
    expect(isRefusalReason(refusalReasonOf(error) ?? 'internal')).toBe(true);
  },
});
