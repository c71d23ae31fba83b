import {
  ConnectionParams,
  JoinInput,
  Profile,
  SendSignalsInput,
  TrackedRoomEvent,
  WireRoomEvent,
} from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryOf } from '../input/arbitrary-of.ts';

test.each([
  ['ConnectionParams', ConnectionParams],
  ['JoinInput', JoinInput],
  ['Profile', Profile],
  ['SendSignalsInput', SendSignalsInput],
  ['TrackedRoomEvent', TrackedRoomEvent],
  ['WireRoomEvent', WireRoomEvent],
] as const)('most values that are made from the schema %s are valid', (_, schema) => {
  const values = fc.sample(arbitraryOf(schema), 200);
  const valid = values.filter((value) => schema.safeParse(value).success);
  expect(valid.length).toBeGreaterThan(100);
});
