import {
  ConnectionParams,
  Profile,
  RoomEvent,
  SendSignalsInput,
  TrackedRoomEvent,
} from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryOf } from '../input/arbitrary-of.ts';

test.each([
  ['ConnectionParams', ConnectionParams],
  ['Profile', Profile],
  ['RoomEvent', RoomEvent],
  ['SendSignalsInput', SendSignalsInput],
  ['TrackedRoomEvent', TrackedRoomEvent],
] as const)('most values that are made from the schema %s are valid', (_, schema) => {
  const values = fc.sample(arbitraryOf(schema), 200);
  const valid = values.filter((value) => schema.safeParse(value).success);
  expect(valid.length).toBeGreaterThan(100);
});
