import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { CheckPlatform } from '../../../src/check/check-platform.ts';
import { keepAlive } from '../../../src/server-connection/keep-alive.ts';
import { CheckRun } from '../../../src/check/check-run.ts';
import { checkKeepalive } from '../../../src/check/steps/keepalive.ts';
import { checkSignaling } from '../../../src/check/steps/signaling.ts';
import { TrackRegistry } from '../../../src/tracks/track-registry.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';
import { startClosingServer } from '../../support/closing-server.ts';
import { startRefusingServer } from '../../support/refusing-server.ts';
import { startServer } from '../../support/server.ts';
import { waitUntil } from '../../support/wait.ts';

const unwanted = new AbortController().signal;

/** One run against a server. */
function createRun({ url }: { readonly url: string }, changes: Partial<CheckPlatform> = {}) {
  const { socketTap, platform } = createCheckPlatform(changes);
  const all = new CheckRun({
    url: `${url.replace('http', 'ws')}/trpc`,
    platform,
    choices: { microphone: null, camera: null, speaker: null },
    streams: new TrackRegistry(platform.createMediaStream),
  });
  return { all, socketTap, [Symbol.dispose]: () => all[Symbol.dispose]() };
}

const checkServer = ({ all }: ReturnType<typeof createRun>) => checkSignaling(all, {}, unwanted);

describe.concurrent('the way to a server', () => {
  test('that answers is well, and tells the ICE servers to the run alone', async () => {
    await using server = await startServer({
      TURN_URLS: 'turn:turn.example',
      TURN_SECRET: 'secret',
    });
    using here = createRun(server);
    const result = await checkServer(here);
    expect(result).toMatchObject({ outcome: 'passed', finding: { refusalMessage: null } });
    expect(result.finding?.roundTripsMs).toHaveLength(5);
    expect(here.all.iceServers[0]?.credential).toBeDefined();
    expect(JSON.stringify(result)).not.toContain(here.all.iceServers[0]?.credential);
  });

  test('that is not there is no way', async () => {
    using here = createRun({ url: 'http://127.0.0.1:1' });
    expect(await checkServer(here)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });

  test('that answers by HTTP only leads through a proxy that passes no WebSockets on', async () => {
    const server = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
    server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    using here = createRun({ url: `http://127.0.0.1:${port}` });
    expect(await checkServer(here)).toMatchObject({ outcome: 'failed', reason: 'upgrade-refused' });
    server.close();
  });

  test('on which nothing comes back is no way', async () => {
    await using server = await startServer();
    using here = createRun(server);
    here.socketTap.filterIncoming = () => false;
    expect(await checkServer(here)).toMatchObject({ outcome: 'failed', reason: 'no-response' });
    expect(here.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
  });

  test('on which answers come in bundles is warned of', async () => {
    await using server = await startServer();
    using here = createRun(server);
    const flushing = new Promise<void>((resolve) => setTimeout(resolve, 1_500));
    here.socketTap.filterIncoming = () => flushing;
    expect(await checkServer(here)).toMatchObject({ outcome: 'warned', reason: 'buffered' });
  });

  test('that breaks off while it is asked was cut', async () => {
    await using server = await startServer();
    using here = createRun(server);
    here.socketTap.filterOutgoing = (message) => {
      if (message.includes('server.info'))
        here.socketTap.sockets[0]?.dispatchEvent(new CloseEvent('close', { code: 1_006 }));
      return true;
    };
    expect(await checkServer(here)).toMatchObject({
      outcome: 'failed',
      reason: 'connection-closed',
    });
  });

  test.each([
    ['closes with a reason', () => startClosingServer(4403, 'origin-refused')],
    ['answers with a reason', () => startRefusingServer('origin-refused')],
  ])('that %s says no, in its own words', async (_, start) => {
    await using server = await start();
    using here = createRun(server);
    expect(await checkServer(here)).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
      finding: { refusalMessage: 'This server does not accept calls from this website.' },
    });
  });
});

describe.concurrent('a connection that is left alone', () => {
  test('is closed by the check when it has lasted longer than a call is ever silent', async () => {
    await using server = await startServer();
    using here = createRun(server);
    await checkServer(here);
    const { outcome, finding } = await checkKeepalive(here.all, {}, unwanted);
    expect(outcome).toBe('passed');
    expect(finding?.idleMs).toBeGreaterThan(keepAlive.intervalMs);
    expect(here.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
    expect(here.socketTap.sockets).toHaveLength(1);
  });

  test('may be cut', async () => {
    const server = await startServer();
    using here = createRun(server);
    await checkServer(here);
    const holding = checkKeepalive(here.all, {}, unwanted);
    await server[Symbol.asyncDispose]();
    expect(await holding).toMatchObject({ outcome: 'failed', reason: 'idle-closed' });
  });

  test('may be forgotten by something on the way, which closes nothing', async () => {
    await using server = await startServer();
    await using line = await startTcpProxy(server);
    using here = createRun(line);
    await checkServer(here);
    line.freeze();
    const outcome = await checkKeepalive(here.all, {}, unwanted);
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'idle-unresponsive' });
  });

  test('ends with a check that is stopped', async () => {
    await using server = await startServer();
    using here = createRun(server);
    await checkServer(here);
    const ending = new AbortController();
    const holding = checkKeepalive(here.all, {}, ending.signal);
    ending.abort();
    await expect(holding).rejects.toThrow('aborted');
    await waitUntil('the socket is closed', () => (here.socketTap.sockets[0]?.readyState ?? 0) > 1);
  });
});
