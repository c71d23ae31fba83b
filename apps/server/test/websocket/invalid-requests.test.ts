import {
  createConnectionParams,
  limits,
  webCryptography,
  type ConnectionParams,
  type RefusalReason,
} from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { OtherRoom } from '../support/other-room.ts';
import { startServer } from '../support/server.ts';
import { createOffer } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('a refused request leaves the connection open:', () => {
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

  test('JSON that is nested too deeply for a recursive function', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const input = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    peer.socket.send(`{"id":1,"method":"query","params":{"path":"server.info","input":${input}}}`);
    expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
    expect(await peer.join('blue')).toEqual({});
  });

  test('an id that is too long to be repeated', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const id = 'x'.repeat(limits.maxRequestIdLength + 1);
    peer.sendFrame({ id, method: 'query', params: { path: 'server.info' } });
    expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
  });

  test.each([['null'], ['42'], ['{}'], ['{"id":{},"method":"query"}'], ['[[]]']])(
    'JSON that is no request: %s',
    async (text) => {
      await using server = await startServer();
      using peer = await TestPeer.connect(server);
      peer.socket.send(text);
      expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
      expect(await peer.join('blue')).toEqual({});
    },
  );

  test('more requests in one frame than a client ever sends', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const call = { id: 7, method: 'query', params: { path: 'server.info' } };
    peer.sendFrame(Array.from({ length: 33 }, () => call));
    expect((await peer.response(7)).error?.data.reason).toBe('bad-request');
  });

  test.each([
    ['an unknown procedure', 'query', 'room.destroy', undefined, 'unknown-procedure'],
    ['a procedure of Object.prototype', 'query', '__proto__.toString', {}, 'unknown-procedure'],
    ['a mutation requested as a query', 'query', 'room.leave', undefined, 'unknown-procedure'],
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
      // "constructor" is a valid room name, and must be nothing but a name.
      const expected = room === 'constructor' ? {} : { reason: 'bad-request' };
      expect(await peer.join(room)).toEqual(expected);
      expect(await peer.call('query', 'room.peek', { room: 'valueof' })).toMatchObject({
        data: { memberCount: 0 },
      });
    },
  );

  test('many errors in one frame, with a short response', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const signals = Array.from({ length: 64 }, () => ({
      kind: 'candidate',
      candidate: 1,
      sdpMid: 1,
    }));
    expect(await peer.send(peer.id, 1, 1, ...signals)).toEqual({ reason: 'bad-request' });
    expect(JSON.stringify(peer.frames.at(-1)).length).toBeLessThan(1_000);
  });

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
    expect(await ana.send(ben.id, 9, 1, createOffer(65_537))).toEqual({ reason: 'bad-request' });
    expect(await other.isUndisturbed()).toBe(true);
  });
});

describe('every request is refused on a connection that', () => {
  const session = 'AAAAAAAAAAAAAAAAAAAAAA';

  test.each<readonly [string, (login: ConnectionParams) => object, RefusalReason]>([
    ['sends no session', () => ({}), 'bad-session'],
    [
      'has a public key that is too short',
      (login) => ({ ...login, publicKey: login.publicKey.slice(1) }),
      'bad-session',
    ],
    [
      'has a signature that is too short',
      (login) => ({ ...login, signature: login.signature.slice(1) }),
      'bad-session',
    ],
    ['has an invalid signature', (login) => ({ ...login, signature }), 'bad-session'],
    [
      'supports older protocol versions only',
      () => ({ session, protocol: '1-1' }),
      'client-outdated',
    ],
    [
      'supports newer protocol versions only',
      (login) => ({ ...login, protocol: '3-9' }),
      'server-outdated',
    ],
    [
      'supports newer protocol versions only, with which it sends something else',
      () => ({ session, protocol: '3-9' }),
      'server-outdated',
    ],
    ['sends an invalid protocol range', (login) => ({ ...login, protocol: 'x' }), 'bad-session'],
  ])('%s', async (_, change, reason) => {
    await using server = await startServer();
    const identity = await webCryptography.createIdentity();
    const login = await createConnectionParams(identity, new URL(server.url).host);
    using peer = await TestPeer.connect(server, { firstMessageData: change(login) });

    expect(await peer.join('blue')).toEqual({ reason });
    expect(await peer.call('query', 'server.info')).toEqual({ reason });
  });

  test('has signed the login at another server', async () => {
    await using server = await startServer();
    const identity = await webCryptography.createIdentity();
    const firstMessageData = await createConnectionParams(identity, 'call.example.org');
    using peer = await TestPeer.connect(server, { firstMessageData });

    expect(await peer.join('blue')).toEqual({ reason: 'bad-session' });
  });
});
