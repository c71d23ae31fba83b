import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay, TraceEntry, traceLimits } from '../../src/index.ts';
import { createLengthRestorer } from '../../src/redact/original-length.ts';
import { redact } from '../../src/redact/redact.ts';
import { createValueRestorer } from '../../src/replay/restore-values.ts';
import { exampleSecrets } from '../support/play-call.ts';
import { recordCall } from '../support/recordings.ts';

/** Lengths that no description has, up to one that no text can have. */
const monstrous = fc.integer({ min: 10_000_000, max: Number.MAX_SAFE_INTEGER });
const begins = fc.constantFrom('candidate:', 'candidate:1 1 udp', 'sdp#1', 'sdp#2 ice#1 audio');
const standIn = fc.tuple(begins, monstrous).map(([begin, length]) => `${begin} size ${length}`);
const key = fc.constantFrom('sdp', 'candidate', 'name', 'message', 'room', '');

describe('a text of a trace', () => {
  test('is made no longer than the protocol lets it be, whatever it says of itself', () => {
    fc.assert(
      fc.property(fc.oneof(standIn, fc.string()), key, (text, key) => {
        expect(createLengthRestorer()(text, key)).toBe(text);
      }),
    );
  });

  test('is made longer only where a description or a candidate stands', () => {
    const unfold = createLengthRestorer();
    const candidate = 'candidate:#1 size 300';
    const sdp = 'sdp#1 ice#2 audio video size 6000';
    expect(JSON.stringify(unfold(candidate, 'candidate'))).toHaveLength(300);
    expect(JSON.stringify(unfold(sdp, 'sdp'))).toHaveLength(6_000);
    expect(unfold(sdp, 'sdp')).toContain('\na=ice-ufrag:ice#2\n');
    for (const other of ['name', 'text', 'usernameFragment', '']) {
      expect([unfold(candidate, other), unfold(sdp, other)]).toEqual([candidate, sdp]);
    }
    expect([unfold(candidate, 'sdp'), unfold(sdp, 'candidate')]).toEqual([candidate, sdp]);
  });

  test('is made longer no more than a trace can be long, all texts together', () => {
    const unfold = createLengthRestorer();
    let sum = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const text = `sdp#${n} size 390000`;
      const made = unfold(text, 'sdp');
      expect(unfold(text, 'sdp')).toBe(made);
      sum += made.length;
    }
    expect(sum).toBeLessThan(traceLimits.maxLength + 1_000 * 30);
  });

  test('is made longer within a value where it stands there by its name', () => {
    const { restoreLengths, createRestore } = createValueRestorer();
    const text = 'candidate:#1 size 90';
    const value = { name: text, list: [text], inner: { candidate: text } };
    for (const made of [restoreLengths(value), createRestore()(value)]) {
      expect(made).toMatchObject({ name: text, list: [text] });
      expect(made).toHaveProperty('inner.candidate.length', 88);
    }
  });
});

/** The entries, with another text wherever this one stands. */
const replaced = (entries: readonly TraceEntry[], before: string, after: string): TraceEntry[] =>
  entries.map((entry) =>
    TraceEntry.parse(
      JSON.parse(JSON.stringify(entry).replaceAll(JSON.stringify(before), JSON.stringify(after))),
    ),
  );

test('a call in which somebody is called like a long candidate replays as any other', () => {
  fc.assert(
    fc.property(standIn, (name) => {
      const entries = recordCall({ ...exampleSecrets, otherName: name }).entries();
      expect(JSON.stringify(entries)).toContain(name);
      expect(replay(entries).divergences).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('a trace that says that its descriptions are longer than any is replayed all the same', () => {
  const entries = redact(recordCall().entries(), { hasNames: false });
  const text = JSON.stringify(entries);
  const [sdp = ''] = /sdp#1[^"]*/.exec(text) ?? [];
  const [candidate = ''] = /candidate:1[^"]*/.exec(text) ?? [];
  for (const length of [500_000_000, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const longer = (one: string) => one.replace(/size \d+$/, `size ${length}`);
    const told = replaced(replaced(entries, sdp, longer(sdp)), candidate, longer(candidate));
    expect(JSON.stringify(told)).toContain(`size ${length}`);
    expect(replay(told).steps).toBeGreaterThan(3);
  }
});
