import { createProfile } from '@visavis/protocol/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PeerMessenger } from '../../src/peer-messages/peer-messenger.ts';
import { FakeChannel } from '../support/fake-channel.ts';

/** Milliseconds after which everything that waits has been delivered. */
const laterMs = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A channel of which the profiles are reported, by revision. */
function listen() {
  const channel = new FakeChannel();
  const disposal = new AbortController();
  const revisions: number[] = [];
  const onProfile = ({ revision }: { readonly revision: number }) => revisions.push(revision);
  new PeerMessenger(1, () => {}).attach(
    channel,
    { onProfile, onWanted: () => {}, onComparison: () => {} },
    disposal.signal,
  );
  const send = (data: unknown) => channel.receive(data);
  return {
    revisions,
    send,
    sendProfile: (revision: number) =>
      send(JSON.stringify({ type: 'profile', profile: createProfile({ revision }) })),
    dispose: () => disposal.abort(),
  };
}

test('profiles are reported at once when they arrive slowly', () => {
  const { revisions, sendProfile } = listen();

  for (const revision of [1, 2, 3]) {
    sendProfile(revision);
    expect(revisions.at(-1)).toBe(revision);
    vi.advanceTimersByTime(laterMs);
  }

  expect(revisions).toEqual([1, 2, 3]);
});

test('a flood of profiles is reported at most ten times a second, and the newest one last', () => {
  const { revisions, sendProfile } = listen();
  const count = 5_000;

  for (let revision = 1; revision <= count; revision += 1) {
    sendProfile(revision);
    if (revision % (count / 10) === 0) vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(laterMs);

  expect(revisions.length).toBeLessThanOrEqual(11);
  expect(revisions.at(-1)).toBe(count);
});

test('a flood of messages is mostly dropped unread', () => {
  const { send } = listen();
  const parse = vi.spyOn(JSON, 'parse');

  for (let message = 0; message < 5_000; message += 1) send('{"type":"unknown"}');
  vi.advanceTimersByTime(laterMs);

  expect(parse.mock.calls.length).toBeLessThan(50);
  parse.mockRestore();
});

test('profiles are ordered by revision, and other messages do not hide them', () => {
  const { revisions, send, sendProfile } = listen();
  sendProfile(1);

  sendProfile(3);
  sendProfile(2);
  for (const data of ['', 'not JSON', '{"type":"chat"}', new Uint8Array([123, 125])]) send(data);
  vi.advanceTimersByTime(laterMs);

  expect(revisions).toEqual([1, 3]);
});

test('nothing is reported after the connection is disposed', () => {
  const { revisions, dispose, sendProfile } = listen();
  sendProfile(1);
  sendProfile(2);

  dispose();
  sendProfile(3);
  vi.advanceTimersByTime(laterMs);

  expect(revisions).toEqual([1]);
  expect(vi.getTimerCount()).toBe(0);
});
