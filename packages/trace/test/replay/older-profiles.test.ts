import { expect, test } from 'vitest';
import { replay, TraceEntry } from '../../src/index.ts';
import { recordCall } from '../support/recordings.ts';

const isProfile = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'name' in value && 'revision' in value;

/** An entry as it was recorded before profiles had the field `hand`. */
function withoutHands(entry: TraceEntry): TraceEntry {
  const json = JSON.stringify(entry, (_, value: unknown) =>
    isProfile(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'hand'))
      : value,
  );
  return TraceEntry.parse(JSON.parse(json));
}

test('a trace replays that was recorded before a field was added to profiles', () => {
  const entries = recordCall().entries().map(withoutHands);
  expect(JSON.stringify(entries)).not.toContain('"hand"');

  const { steps, divergences } = replay(entries);

  expect(steps).toBeGreaterThan(0);
  expect(divergences).toEqual([]);
});
