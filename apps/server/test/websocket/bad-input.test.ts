import { describe, expect, test } from 'vitest';
import { closeCodeOf } from '@visavis/protocol';
import type { ServerHandle } from '../../src/index.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { candidate, offer } from '../support/signals.ts';
import { until } from '../support/wait.ts';

/** Two people in a room of their own, to whom nothing that happens elsewhere may happen. */
class OtherRoom implements Disposable {
  readonly ana: TestPeer;
  readonly ben: TestPeer;
  #signals = 0;

  private constructor(ana: TestPeer, ben: TestPeer) {
    this.ana = ana;
    this.ben = ben;
  }

  static async open(server: ServerHandle): Promise<OtherRoom> {
    const room = new OtherRoom(await TestPeer.connect(server), await TestPeer.connect(server));
    await room.ana.join('elsewhere');
    await room.ben.join('elsewhere');
    await room.ana.event('joined');
    return room;
  }

  /** True where signals still pass between the two, and they were told nothing else. */
  async isUndisturbed(): Promise<boolean> {
    this.#signals += 1;
    await this.ana.send(this.ben.id, 1, this.#signals, candidate());
    await until(() => this.ben.eventTypes.length === 1 + this.#signals);
    const [, ...toBen] = this.ben.eventTypes;
    return (
      toBen.every((type) => type === 'signal') && this.ana.eventTypes.join() === 'welcome,joined'
    );
  }

  [Symbol.dispose](): void {
    this.ana[Symbol.dispose]();
    this.ben[Symbol.dispose]();
  }
}

const cut = (reason: Parameters<typeof closeCodeOf>[0]) => ({ code: closeCodeOf(reason), reason });

describe('the caller is told why, and stays connected, after', () => {
  test('a frame that is not JSON', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    peer.socket.send('{"id":1,');
    const { error } = await peer.response(null);

    expect(error?.data.reason).toBe('bad-request');
    expect(await peer.join('blue')).toEqual({});
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a binary frame', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    peer.socket.send(Buffer.from([0, 159, 146, 150]));
    expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
  });

  test.each([['null'], ['42'], ['{}'], ['{"id":{},"method":"query"}'], ['[[]]']])(
    'JSON that is no call: %s',
    async (text) => {
      await using server = await startServer();
      using peer = await TestPeer.connect(server);
      peer.socket.send(text);
      expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
      expect(await peer.join('blue')).toEqual({});
    },
  );

  test('more calls in one frame than a client ever sends', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const call = { id: 7, method: 'query', params: { path: 'server.info' } };
    peer.sendFrame(Array.from({ length: 33 }, () => call));
    expect((await peer.response(7)).error?.data.reason).toBe('bad-request');
  });

  test.each([
    ['an unknown procedure', 'query', 'room.destroy', undefined, 'unknown-procedure'],
    ['a procedure of Object.prototype', 'query', '__proto__.toString', {}, 'unknown-procedure'],
    ['a mutation asked as a query', 'query', 'room.leave', undefined, 'unknown-procedure'],
    ['a wrong type', 'query', 'room.peek', { room: 7 }, 'bad-request'],
    ['no input', 'query', 'room.peek', undefined, 'bad-request'],
    ['a room name that is too long', 'query', 'room.peek', { room: 'a'.repeat(65) }, 'bad-request'],
    ['__proto__ as a room name', 'query', 'room.peek', { room: '__proto__' }, 'bad-request'],
  ] as const)('%s', async (_, method, path, input, reason) => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    expect(await peer.call(method, path, input)).toEqual({ reason });

    expect(await peer.join('blue')).toEqual({});
    expect(await other.isUndisturbed()).toBe(true);
  });

  test.each([['__proto__'], ['constructor'], ['a b'], [''], ['A'], ['a'.repeat(65)]])(
    'joining %j',
    async (room) => {
      await using server = await startServer();
      using peer = await TestPeer.connect(server);
      // "constructor" is a fine name for a room; what matters is that it is only a name.
      const expected = room === 'constructor' ? {} : { reason: 'bad-request' };
      expect(await peer.join(room)).toEqual(expected);
      expect(await peer.call('query', 'room.peek', { room: 'valueof' })).toMatchObject({
        data: { memberCount: 0 },
      });
    },
  );

  test('a name that is too long', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    expect(await peer.join('blue', { name: 'x'.repeat(65) })).toEqual({ reason: 'bad-request' });
    expect(server.size()).toMatchObject({ rooms: 0, members: 0, roomSessions: 0 });
  });

  test('a signal that is too long', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    const { ana, ben } = other;
    expect(await ana.send(ben.id, 9, 1, offer(65_537))).toEqual({ reason: 'bad-request' });
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a signal to someone who is in another room, in none, or is oneself', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    using nowhere = await TestPeer.connect(server);
    await peer.join('blue');

    for (const to of [other.ana.id, nowhere.id, peer.id]) {
      expect(await peer.send(to, 1, 1, offer())).toEqual({ reason: 'no-such-member' });
    }
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a signal or an update before joining', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    const profile = { name: 'x', microphone: true, camera: true, screen: true, hand: true };

    expect(await peer.send(other.ana.id, 1, 1, offer())).toEqual({ reason: 'not-joined' });
    expect(await peer.call('mutation', 'room.update', { ...profile, revision: 1 })).toEqual({
      reason: 'not-joined',
    });
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a forged sender: what a message says of it is not heard', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    for (const peer of [ana, ben, eve]) await peer.join('blue');
    const batch = { to: ana.id, from: ben.id, generation: 1, firstSequence: 1, signals: [offer()] };

    await eve.call('mutation', 'signal.send', batch);

    expect(await ana.event('signal')).toMatchObject({ from: eve.id });
  });

  test('joining twice, the same room or another', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    expect(await other.ana.join('elsewhere')).toEqual({ reason: 'already-joined' });
    expect(await other.ana.join('blue')).toEqual({ reason: 'already-joined' });
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('joining a full room', async () => {
    await using server = await startServer({ MEMBERS_PER_ROOM: '2' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    expect(await peer.join('elsewhere')).toEqual({ reason: 'room-full' });
    expect(await peer.join('blue')).toEqual({});
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('one room more than the server has place for', async () => {
    await using server = await startServer({ MAX_ROOMS: '1' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    expect(await peer.join('blue')).toEqual({ reason: 'too-many-rooms' });
    expect(await other.isUndisturbed()).toBe(true);
  });
});

describe('every call is refused, with the reason, on a connection that', () => {
  const session = 'AAAAAAAAAAAAAAAAAAAAAA';

  test.each([
    ['says who it is without a session', {}, 'bad-session'],
    ['has a session that is too short', { session: 'A', protocol: '1-1' }, 'bad-session'],
    ['speaks a newer protocol only', { session, protocol: '2-9' }, 'server-outdated'],
    ['speaks no protocol', { session, protocol: 'x' }, 'bad-session'],
  ])('%s', async (_, introduction, reason) => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server, { firstMessageData: introduction });

    expect(await peer.join('blue')).toEqual({ reason });
    expect(await peer.call('query', 'server.info')).toEqual({ reason });
  });
});

describe('the connection is cut after', () => {
  test('a first frame that does not say who it is', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server, { silent: true });

    peer.socket.send('hello');

    expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
    await peer.closed;
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a session that the server refused, once the time to say a better one is over', async () => {
    await using server = await startServer({ AUTHENTICATION_TIMEOUT_MS: '1000' });
    using peer = await TestPeer.connect(server, { firstMessageData: {} });
    expect(await peer.closed).toEqual(cut('idle-timeout'));
  });

  test('10 MB in one frame', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    peer.socket.send('x'.repeat(10_000_000));

    expect(await peer.closed).toEqual(cut('too-large'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('ten thousand messages in a second', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    await peer.join('blue');

    for (let n = 0; n < 10_000; n += 1)
      peer.sendFrame({ id: 1_000 + n, method: 'query', params: { path: 'server.info' } });

    expect(await peer.closed).toEqual(cut('rate-limited'));
    // Frames that came together with the one too many are not served either.
    expect(peer.frames.length).toBeLessThan(250);
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('as many requests in few frames; nobody else in the room loses the thread', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    let first = 1;
    for (let frame = 0; frame < 40; frame += 1) {
      const requests = Array.from({ length: 32 }, () => {
        const input = { to: ben.id, generation: 1, firstSequence: first++, signals: [candidate()] };
        return { id: 1_000 + first, method: 'mutation', params: { path: 'signal.send', input } };
      });
      ana.sendFrame(requests);
    }

    expect(await ana.closed).toEqual(cut('rate-limited'));
    await ben.event('away');
    expect(ben.eventTypes.filter((type) => type === 'signal').length).toBeLessThan(250);
    expect(ben.eventTypes).not.toContain('resync');
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('more refusals asked for by one frame than a connection gets in a burst', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    peer.sendFrame(Array.from({ length: 10_000 }, (_, id) => ({ id })));
    expect(await peer.closed).toEqual(cut('rate-limited'));
    expect(peer.frames).toEqual([]);
  });

  test('many large frames; nobody else in the room loses the thread', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    for (let n = 1; n <= 40; n += 1) {
      const signals = [offer(60_000), offer(60_000), offer(60_000)];
      const input = { to: ben.id, generation: 1, firstSequence: n * 3, signals };
      ana.sendFrame({ id: 1_000 + n, method: 'mutation', params: { path: 'signal.send', input } });
    }

    expect(await ana.closed).toEqual(cut('rate-limited'));
    await ben.event('away');
    expect(ben.eventTypes.filter((type) => type === 'signal').length).toBeLessThan(5);
    expect(ben.eventTypes).not.toContain('resync');
  });

  test('it stays silent from the beginning', async () => {
    await using server = await startServer({ AUTHENTICATION_TIMEOUT_MS: '1000' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server, { silent: true });

    expect(await peer.closed).toEqual(cut('idle-timeout'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('it wants nothing for a long time', async () => {
    await using server = await startServer({ IDLE_TIMEOUT_MS: '500', PING_INTERVAL_MS: '500' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    expect(await peer.closed).toEqual(cut('idle-timeout'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('it never reads: nothing piles up for it, and its place is kept for a while', async () => {
    await using server = await startServer({ MAX_BUFFERED_BYTES: '262144', ...unlimitedBytes });
    using other = await OtherRoom.open(server);
    using ana = await TestPeer.connect(server);
    using deaf = await TestPeer.connect(server);
    await ana.join('blue');
    await deaf.join('blue');
    deaf.socket.pause();

    for (let first = 1; !ana.eventTypes.includes('away'); first += 1) {
      await ana.send(deaf.id, 1, first, offer(60_000));
    }

    expect(server.size().members).toBe(4);
    expect(await other.isUndisturbed()).toBe(true);
  });
});
