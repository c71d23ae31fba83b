import { anything, assert, constantFrom, json, oneof, property, string, tuple } from 'fast-check';
import { Profile } from '@visavis/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  listenForProfiles,
  encodeProfileMessage,
  parseProfileMessage,
} from '../../src/peer-connection/data-channel.ts';

const profile: Profile = {
  name: 'Ana',
  microphone: true,
  camera: false,
  screen: false,
  hand: true,
  revision: 7,
};

test('a profile is read as it was written', () => {
  expect(parseProfileMessage(encodeProfileMessage(profile))).toEqual(profile);
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
      const read = parseProfileMessage(data);
      expect(read === null || Profile.safeParse(read).success).toBe(true);
    }),
  );
});

test('a message that is longer than any profile is not read at all', () => {
  const long = JSON.stringify({ type: 'profile', profile, padding: 'x'.repeat(4_096) });

  expect(parseProfileMessage(long)).toBeNull();
});

describe('what a page says again and again', () => {
  /** Milliseconds after which all that waits has been passed on. */
  const later = 1_000;

  /** A channel, and the revisions of what is passed on from it. */
  function listening() {
    const channel = new EventTarget();
    const ended = new AbortController();
    const passed: number[] = [];
    listenForProfiles(channel, ({ revision }) => passed.push(revision), ended.signal);
    const send = (data: unknown) => channel.dispatchEvent(new MessageEvent('message', { data }));
    return {
      passed,
      ended,
      send,
      say: (revision: number) => send(encodeProfileMessage({ ...profile, revision })),
    };
  }

  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('is passed on at once when it comes now and then', () => {
    const { passed, say } = listening();

    for (const revision of [1, 2, 3]) {
      say(revision);
      expect(passed.at(-1)).toBe(revision);
      vi.advanceTimersByTime(later);
    }

    expect(passed).toEqual([1, 2, 3]);
  });

  test('is passed on ten times a second at most in a flood, and the newest wins in the end', () => {
    const { passed, say } = listening();
    const messages = 5_000;

    for (let revision = 1; revision <= messages; revision += 1) {
      say(revision);
      if (revision % (messages / 10) === 0) vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(later);

    expect(passed.length).toBeLessThanOrEqual(11);
    expect(passed.at(-1)).toBe(messages);
  });

  test('is read as seldom as it is passed on', () => {
    const { send } = listening();
    const parse = vi.spyOn(JSON, 'parse');

    for (let message = 0; message < 5_000; message += 1) send('{"type":"nothing known"}');
    vi.advanceTimersByTime(later);

    expect(parse.mock.calls.length).toBeLessThan(50);
    parse.mockRestore();
  });

  test('is the newest by its revision, and messages of other kinds do not hide it', () => {
    const { passed, send, say } = listening();
    say(1);

    say(3);
    say(2);
    for (const data of ['', 'not JSON', '{"type":"chat"}', new Uint8Array([123, 125])]) send(data);
    vi.advanceTimersByTime(later);

    expect(passed).toEqual([1, 3]);
  });

  test('is passed on no more when the connection is let go of', () => {
    const { passed, ended, say } = listening();
    say(1);
    say(2);

    ended.abort();
    say(3);
    vi.advanceTimersByTime(later);

    expect(passed).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
