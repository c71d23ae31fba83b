import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay, TraceEntry, traceLimits } from '../../src/index.ts';
import { createLengthRestorer } from '../../src/redact/original-length.ts';
import { redact } from '../../src/redact/redact.ts';
import { createValueRestorer } from '../../src/replay/restore-values.ts';
import { exampleSecrets } from '../support/play-call.ts';
import { recordCall } from '../support/recordings.ts';

/** Lengths that no description can have. */
const excessiveLength = fc.integer({ min: 10_000_000, max: Number.MAX_SAFE_INTEGER });
const prefix = fc.constantFrom('candidate:', 'candidate:1 1 udp', 'sdp#1', 'sdp#2 ice#1 audio');
const forgedPseudonym = fc
  .tuple(prefix, excessiveLength)
  .map(([prefix, length]) => `${prefix} size ${length}`);
const key = fc.constantFrom('sdp', 'candidate', 'name', 'message', 'room', '');

describe('the restored length of a text', () => {
  test('is not longer than the protocol allows, even if the text states so', () => {
    fc.assert(
      fc.property(fc.oneof(forgedPseudonym, fc.string()), key, (text, key) => {
        expect(createLengthRestorer()(text, key)).toBe(text);
      }),
    );
  });

  test('is restored only for descriptions and candidates', () => {
    const restoreLength = createLengthRestorer();
    const candidate = 'candidate:#1 size 300';
    const sdp = 'sdp#1 ice#2 audio video size 6000';
    expect(JSON.stringify(restoreLength(candidate, 'candidate'))).toHaveLength(300);
    expect(JSON.stringify(restoreLength(sdp, 'sdp'))).toHaveLength(6_000);
    expect(restoreLength(sdp, 'sdp')).toContain('\na=ice-ufrag:ice#2\n');
    for (const other of ['name', 'text', 'usernameFragment', '']) {
      expect([restoreLength(candidate, other), restoreLength(sdp, other)]).toEqual([
        candidate,
        sdp,
      ]);
    }
    expect([restoreLength(candidate, 'sdp'), restoreLength(sdp, 'candidate')]).toEqual([
      candidate,
      sdp,
    ]);
  });

  test('contains the lines of a description that cost signals', () => {
    const restoreLength = createLengthRestorer();
    const restored = restoreLength('sdp#1 ice#2 audio other 3 candidates size 900', 'sdp');
    expect(restored.match(/\nm=\w+/g)).toEqual(['\nm=audio', '\nm=other']);
    expect(restored.match(/\na=candidate:/g)).toHaveLength(3);
    expect(JSON.stringify(restored)).toHaveLength(900);
    // More lines than fit into the stated length are forged.
    const forged = restoreLength('sdp#2 999999 candidates size 900', 'sdp');
    expect(forged.split('\n')).toHaveLength(1);
  });

  test('is limited, for all texts together, by the length of a trace', () => {
    const restoreLength = createLengthRestorer();
    let sum = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const text = `sdp#${n} size 390000`;
      const restored = restoreLength(text, 'sdp');
      expect(restoreLength(text, 'sdp')).toBe(restored);
      sum += restored.length;
    }
    expect(sum).toBeLessThan(traceLimits.maxLength + 1_000 * 30);
  });

  test('is restored within a value, depending on the name of the property', () => {
    const { restoreJson, createRestore } = createValueRestorer();
    const text = 'candidate:#1 size 90';
    const value = { name: text, list: [text], inner: { candidate: text } };
    for (const restored of [restoreJson(value), createRestore()(value)]) {
      expect(restored).toMatchObject({ name: text, list: [text] });
      expect(restored).toHaveProperty('inner.candidate.length', 88);
    }
  });
});

/** Replaces a text everywhere in the entries. */
const replaceText = (entries: readonly TraceEntry[], before: string, after: string): TraceEntry[] =>
  entries.map((entry) =>
    TraceEntry.parse(
      JSON.parse(JSON.stringify(entry).replaceAll(JSON.stringify(before), JSON.stringify(after))),
    ),
  );

test('a call replays if somebody has the name of a long candidate', () => {
  fc.assert(
    fc.property(forgedPseudonym, (name) => {
      const entries = recordCall({ ...exampleSecrets, otherName: name }).entries();
      expect(JSON.stringify(entries)).toContain(name);
      expect(replay({ entries, droppedEntries: 0 }).divergences).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('a trace replays if it states impossible lengths of its descriptions', () => {
  const entries = redact(recordCall().entries(), { hasNames: false });
  const text = JSON.stringify(entries);
  const [sdp = ''] = /sdp#1[^"]*/.exec(text) ?? [];
  const [candidate = ''] = /candidate:1[^"]*/.exec(text) ?? [];
  for (const length of [500_000_000, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const longer = (one: string) => one.replace(/size \d+$/, `size ${length}`);
    const forged = replaceText(
      replaceText(entries, sdp, longer(sdp)),
      candidate,
      longer(candidate),
    );
    expect(JSON.stringify(forged)).toContain(`size ${length}`);
    expect(replay({ entries: forged, droppedEntries: 0 }).comparedSteps).toBeGreaterThan(3);
  }
});
