import { describe, expect, test } from 'vitest';
import {
  isAltered,
  parseTrace,
  saveTrace,
  sealTrace,
  traceLimits,
  type Trace,
} from '../../src/index.ts';
import { recordCall, steadyClock } from '../support/recordings.ts';

const trace = saveTrace(recordCall(), {
  recordedBy: 'a test',
  redaction: { hasNames: false },
  now: steadyClock(),
});
const text = JSON.stringify(trace);

/** The text of the trace with another value in one of its events. @param json the JSON of the value */
const withValue = (json: string) =>
  text.replace('"event":{"type":"openLobby"', `"event":{"type":"openLobby","batch":${json}`);

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('the text of a trace', () => {
  test.each<readonly [why: string, text: string, failure: string]>([
    ['is longer than any trace', ' '.repeat(traceLimits.maxLength + 1), 'too-large'],
    ['has too many entries', `{"entries":[${'0,'.repeat(traceLimits.maxEntries)}0]}`, 'too-large'],
    [
      'contains too long a text',
      withValue(JSON.stringify('a'.repeat(traceLimits.maxTextLength + 1))),
      'too-large',
    ],
    [
      'contains too long a property name',
      withValue(JSON.stringify({ ['a'.repeat(traceLimits.maxTextLength + 1)]: 1 })),
      'too-large',
    ],
    ['contains 100,000 nested arrays', withValue(nested(100_000)), 'too-deep'],
    ['is 100,000 nested arrays', nested(100_000), 'too-deep'],
    [
      'contains 100,000 nested objects',
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      'too-deep',
    ],
    ['is nested one level too deeply', nested(traceLimits.maxDepth + 1), 'too-deep'],
    ['is no JSON', '[', 'not-a-trace'],
    ['is another value', '"visavis-trace"', 'not-a-trace'],
    ['has two entries with one number', text.replace('"seq":1,', '"seq":0,'), 'not-a-trace'],
    ['is of version 1', text.replace('"version":2', '"version":1'), 'unsupported-version'],
  ])('that %s is rejected', (_, given, failure) => {
    expect(parseTrace(given)).toBe(failure);
  });

  test('may be nested as deeply as the limit allows', () => {
    // The trace, its entries, the entry and the event contain the value.
    const depth = traceLimits.maxDepth - 4;
    expect(parseTrace(withValue(nested(depth)))).toMatchObject({ format: 'visavis-trace' });
    expect(parseTrace(withValue(nested(depth + 1)))).toBe('too-deep');
  });
});

describe('the checksum of a trace', () => {
  const parsed = (given: string): Trace => {
    const result = parseTrace(given);
    if (typeof result === 'string') throw new Error(result);
    return result;
  };

  test('is valid after saving, opening, and writing with other white space', () => {
    expect(isAltered(trace)).toBe(false);
    expect(isAltered(parsed(text))).toBe(false);
    expect(isAltered(parsed(JSON.stringify(parsed(text), null, 2)))).toBe(false);
  });

  test.each<readonly [what: string, change: Partial<Trace>]>([
    ['the time of saving', { savedAt: trace.savedAt + 1 }],
    ['what recorded it', { recordedBy: 'another test' }],
    ['what it hides', { redaction: { hasNames: true } }],
    ['how much was dropped', { droppedEntries: 1 }],
    ['the known properties', { knownProperties: [] }],
    ['the last entry', { entries: trace.entries.slice(0, -1) }],
  ])('notices a change of %s', (_, change) => {
    expect(isAltered({ ...trace, ...change })).toBe(true);
    expect(isAltered(sealTrace({ ...trace, ...change }))).toBe(false);
  });
});
