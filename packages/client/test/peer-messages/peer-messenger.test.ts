import { limits, type LinkMessage } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maxQueuedMessages, PeerMessenger } from '../../src/peer-messages/peer-messenger.ts';
import { FakeChannel } from '../support/fake-channel.ts';

/** Milliseconds after which everything that waits has been delivered. */
const laterMs = 1_000;

const profileOf = (revision: number) =>
  ({ type: 'profile', profile: createProfile({ revision }) }) as const;

/** A messenger, the revisions of the profiles that it reports, and the links. */
function createEnd(now = 1) {
  const links: LinkMessage[] = [];
  const messenger = new PeerMessenger(now, (message) => links.push(message));
  const revisions: number[] = [];
  return {
    messenger,
    links,
    revisions,
    /** Attaches a channel that is not open yet. */
    attach: () => {
      const channel = new FakeChannel();
      const disposal = new AbortController();
      const onProfile = ({ revision }: { readonly revision: number }) => revisions.push(revision);
      const handlers = { onProfile, onWanted: () => {}, onComparison: () => {} };
      messenger.attach(channel, handlers, disposal.signal);
      return { channel, dispose: () => disposal.abort() };
    },
  };
}

/** Two messengers with a new connection between them, whose messages arrive when `exchange` is called. */
function connect(ana: ReturnType<typeof createEnd>, ben: ReturnType<typeof createEnd>) {
  const [one, other] = [ana.attach(), ben.attach()];
  for (const { channel } of [one, other]) channel.open();
  return {
    one,
    other,
    exchange: () => {
      while (one.channel.sent.length > 0 || other.channel.sent.length > 0) {
        for (const data of one.channel.sent.splice(0)) other.channel.receive(data);
        for (const data of other.channel.sent.splice(0)) one.channel.receive(data);
        vi.advanceTimersByTime(laterMs);
      }
    },
    dispose: () => {
      one.dispose();
      other.dispose();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a page announces its capabilities when the channel opens', () => {
  const { messenger, attach } = createEnd();
  const { channel } = attach();
  expect(channel.sent).toEqual([]);
  channel.open();
  expect(channel.sent).toEqual(['{"type":"hello","capabilities":[]}']);

  channel.receive('{"type":"hello","capabilities":["chat"]}');

  expect([...messenger.remoteCapabilities]).toEqual(['chat']);
});

test('a profile is sent over an open channel, and lost without one', () => {
  const { messenger, attach } = createEnd();
  messenger.send(profileOf(1));
  const { channel } = attach();
  messenger.send(profileOf(2));
  channel.open();
  messenger.send(profileOf(3));

  expect(channel.sent.slice(1)).toEqual([JSON.stringify(profileOf(3))]);
});

test('what is sent as soon as the channel is open comes after the announcement', () => {
  const { messenger, attach } = createEnd();
  const { channel } = attach();
  // A listener that was registered earlier already knows that the channel is open.
  channel.readyState = 'open';
  messenger.send(profileOf(1));
  channel.open();

  expect(channel.sent).toEqual([
    '{"type":"hello","capabilities":[]}',
    JSON.stringify(profileOf(1)),
  ]);
});

describe('reliable messages', () => {
  test('arrive once and in order', () => {
    const [ana, ben] = [createEnd(), createEnd()];
    const { exchange } = connect(ana, ben);

    for (const revision of [1, 2, 3]) {
      ana.messenger.sendReliably(profileOf(revision));
      exchange();
    }

    expect(ben.revisions).toEqual([1, 2, 3]);
  });

  test('wait for the first channel', () => {
    const [ana, ben] = [createEnd(), createEnd()];
    ana.messenger.sendReliably(profileOf(1));
    connect(ana, ben).exchange();
    expect(ben.revisions).toEqual([1]);
  });

  test('are sent again over a rebuilt connection when they were lost with the first', () => {
    const [ana, ben] = [createEnd(), createEnd()];
    const first = connect(ana, ben);
    ana.messenger.sendReliably(profileOf(1));
    first.dispose();

    connect(ana, ben).exchange();

    expect(ben.revisions).toEqual([1]);
  });

  test('are not delivered twice when only the acknowledgement was lost', () => {
    const [ana, ben] = [createEnd(), createEnd()];
    const first = connect(ana, ben);
    first.exchange();
    ana.messenger.sendReliably(profileOf(1));
    for (const data of first.one.channel.sent) first.other.channel.receive(data);
    first.dispose();

    const second = connect(ana, ben);
    ana.messenger.sendReliably(profileOf(2));
    second.exchange();

    expect(ben.revisions).toEqual([1, 2]);
  });

  test('of a reloaded page start a new stream, and are delivered', () => {
    const ben = createEnd();
    for (const startedAt of [1, 2]) {
      const ana = createEnd(startedAt);
      const connection = connect(ana, ben);
      ana.messenger.sendReliably(profileOf(startedAt));
      connection.exchange();
      connection.dispose();
    }
    expect(ben.revisions).toEqual([1, 2]);
  });

  test('travel in batches that the receiver can read', () => {
    const [ana, ben] = [createEnd(), createEnd()];
    const name = 'x'.repeat(limits.maxNameLength);
    const profiles = Array.from({ length: 40 }, (_, index) =>
      createProfile({ name, revision: index + 1 }),
    );
    for (const profile of profiles) ana.messenger.sendReliably({ type: 'profile', profile });
    connect(ana, ben).exchange();
    expect(ben.revisions.at(-1)).toBe(40);
  });

  test('of an unknown type are acknowledged and ignored', () => {
    const { revisions, attach } = createEnd();
    const { channel } = attach();
    channel.open();
    const messages = [{ type: 'later' }, profileOf(1)];
    channel.receive(JSON.stringify({ type: 'batch', stream: 7, firstSequence: 1, messages }));

    expect(revisions).toEqual([1]);
    expect(channel.sent.at(-1)).toBe('{"type":"acknowledgement","stream":7,"lastSequence":2}');
  });

  test('are refused when too many wait', () => {
    const { messenger } = createEnd();
    for (let count = 0; count < maxQueuedMessages; count += 1) {
      expect(messenger.sendReliably(profileOf(count))).toBe(true);
    }
    expect(messenger.sendReliably(profileOf(0))).toBe(false);
  });
});
