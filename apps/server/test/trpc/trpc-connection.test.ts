import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { createCandidate } from '../support/signals.ts';
import { textOf } from '../support/text.ts';
import { until } from '../support/wait.ts';

const profile = createProfile({ name: 'Ana', microphone: true, camera: true });
const batch = (to: string, ...signals: unknown[]) => ({
  to,
  generation: 1,
  firstSequence: 1,
  signals,
});

/** An error frame of the protocol, without other properties. */
const ErrorFrame = z.strictObject({
  id: z.number(),
  error: z.strictObject({
    code: z.number(),
    message: z.string(),
    data: z.strictObject({ reason: z.string(), status: z.number(), sentence: z.string() }),
  }),
});

const joining = (id: number, room = 'blue') => ({
  id,
  method: 'subscription',
  params: { path: 'room.join', input: { room, profile } },
});

describe('frames', () => {
  test('of a subscription: started, data with an id, stopped; then its id can be used again', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);

    peer.sendFrame(joining(1));
    await peer.event('welcome');
    peer.sendFrame({ id: 1, method: 'subscription.stop' });
    await until(() => peer.frames.length === 3);
    peer.sendFrame(joining(1));
    await until(() => peer.frames.length === 5);

    const data = { type: 'data', data: peer.events[0], id: peer.events[0]?.id };
    expect(peer.frames.slice(0, 4)).toEqual([
      { id: 1, result: { type: 'started' } },
      { id: 1, result: data },
      { id: 1, result: { type: 'stopped' } },
      { id: 1, result: { type: 'started' } },
    ]);
  });

  test('of a response without data', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    const params = { path: 'signal.send', input: batch(ana.id, createCandidate()) };
    ben.frames.length = 0;
    ben.socket.send(JSON.stringify({ id: 7, method: 'mutation', params }));
    await until(() => ben.frames.length === 1);
    expect(ben.frames).toEqual([{ id: 7, result: { type: 'data' } }]);
  });

  test('PING is answered by PONG, before and after the connection parameters', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server, { silent: true });
    const received: string[] = [];
    peer.socket.removeAllListeners('message');
    peer.socket.on('message', (data) => received.push(textOf(data)));

    peer.socket.send('PING');
    peer.sendFrame({ method: 'connectionParams', data: peer.login });
    peer.socket.send('PONG');
    peer.socket.send('PING');

    await until(() => received.length === 2);
    expect(received).toEqual(['PONG', 'PONG']);
  });

  test('with two requests get both responses', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    const call = (id: number) => ({ id, method: 'query', params: { path: 'server.info' } });
    peer.sendFrame([call(1), call(2)]);
    expect((await peer.response(1)).error).toBeUndefined();
    expect((await peer.response(2)).error).toBeUndefined();
  });
});

describe('an error of signal.send has the format of all errors', () => {
  test.each([
    ['bad-request', 400, { to: 7 }],
    ['not-joined', 409, batch('p'.repeat(22), createCandidate())],
  ])('%s', async (reason, status, input) => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);

    await peer.call('mutation', 'signal.send', input);

    const { id, error } = ErrorFrame.parse(peer.frames[0]);
    expect(id).toBe(1);
    expect(error.data).toMatchObject({ reason, status });
  });

  test('and contains the message of the parser', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    await peer.call('mutation', 'signal.send', { to: 7 });
    expect((await peer.response(1)).error?.message).toContain('to: ');
  });
});

describe('a subscription', () => {
  test('with an id in use is refused, and the other subscription continues', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    using other = await TestPeer.connect(server);
    peer.sendFrame([joining(1), joining(1)]);
    expect((await peer.response(1)).error?.data.reason).toBe('bad-request');
    await peer.event('welcome');
    await other.join('blue');
    await peer.event('joined');
  });

  test('that is stopped in the frame that starts it ends, and its peer is not in the room', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    peer.sendFrame([joining(1), { id: 1, method: 'subscription.stop' }]);
    expect((await peer.response(1)).result?.type).toBe('stopped');
    expect(server.size()).toMatchObject({ rooms: 0, members: 0, roomSessions: 0 });
  });

  test.each([
    ['leaves, where the page was closed', 1000, 0],
    ['keeps the membership where the connection broke', 4000, 1],
  ])('of a client that disconnects before it starts %s', async (_, code, members) => {
    await using server = await startServer();
    const peer = await TestPeer.connect(server);
    peer.sendFrame(joining(1));
    peer.socket.close(code);
    await until(() => server.size().connections === 0);
    await until(() => server.size().members === members);
    expect(server.size().roomSessions).toBe(0);
  });
});
