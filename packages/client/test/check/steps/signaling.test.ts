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

const notAborted = new AbortController().signal;

/** Creates a run against a server. */
function createRun({ url }: { readonly url: string }, overrides: Partial<CheckPlatform> = {}) {
  const { socketTap, platform } = createCheckPlatform(overrides);
  const run = new CheckRun({
    url: `${url.replace('http', 'ws')}/trpc`,
    platform,
    choices: { microphone: null, camera: null, speaker: null },
    streams: new TrackRegistry(platform.createMediaStream),
  });
  return { run, socketTap, [Symbol.dispose]: () => run[Symbol.dispose]() };
}

const checkServer = ({ run }: ReturnType<typeof createRun>) => checkSignaling(run, {}, notAborted);

describe.concurrent('a server', () => {
  test('that responds passes, and only the run gets its ICE servers', async () => {
    await using server = await startServer({
      TURN_URLS: 'turn:turn.example',
      TURN_SECRET: 'secret',
    });
    using check = createRun(server);
    const result = await checkServer(check);
    expect(result).toMatchObject({ outcome: 'passed', finding: { refusalMessage: null } });
    expect(result.finding?.roundTripsMs).toHaveLength(5);
    expect(check.run.iceServers[0]?.credential).toBeDefined();
    expect(JSON.stringify(result)).not.toContain(check.run.iceServers[0]?.credential);
  });

  test('that is unreachable fails', async () => {
    using check = createRun({ url: 'http://127.0.0.1:1' });
    expect(await checkServer(check)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });

  test('that responds only to HTTP is behind a proxy without WebSockets', async () => {
    const server = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
    server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    using check = createRun({ url: `http://127.0.0.1:${port}` });
    expect(await checkServer(check)).toMatchObject({
      outcome: 'failed',
      reason: 'upgrade-refused',
    });
    server.close();
  });

  test('that does not respond fails', async () => {
    await using server = await startServer();
    using check = createRun(server);
    check.socketTap.filterIncoming = () => false;
    expect(await checkServer(check)).toMatchObject({ outcome: 'failed', reason: 'no-response' });
    expect(check.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
  });

  test('whose responses arrive in bursts is a warning', async () => {
    await using server = await startServer();
    using check = createRun(server);
    const flushed = new Promise<void>((resolve) => setTimeout(resolve, 1_500));
    check.socketTap.filterIncoming = () => flushed;
    expect(await checkServer(check)).toMatchObject({ outcome: 'warned', reason: 'buffered' });
  });

  test('whose connection closes during the check fails', async () => {
    await using server = await startServer();
    using check = createRun(server);
    check.socketTap.filterOutgoing = (message) => {
      if (message.includes('server.info'))
        check.socketTap.sockets[0]?.dispatchEvent(new CloseEvent('close', { code: 1_006 }));
      return true;
    };
    expect(await checkServer(check)).toMatchObject({
      outcome: 'failed',
      reason: 'connection-closed',
    });
  });

  test.each([
    ['closes with a reason', () => startClosingServer(4403, 'origin-refused')],
    ['responds with a reason', () => startRefusingServer('origin-refused')],
  ])('that %s refuses the check, and its message is reported', async (_, start) => {
    await using server = await start();
    using check = createRun(server);
    expect(await checkServer(check)).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
      finding: { refusalMessage: 'This server does not accept calls from this website.' },
    });
  });
});

describe.concurrent('an idle connection', () => {
  test('passes if it stays open longer than a call is ever idle, and is closed afterwards', async () => {
    await using server = await startServer();
    using check = createRun(server);
    await checkServer(check);
    const { outcome, finding } = await checkKeepalive(check.run, {}, notAborted);
    expect(outcome).toBe('passed');
    expect(finding?.idleMs).toBeGreaterThan(keepAlive.intervalMs);
    expect(check.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
    expect(check.socketTap.sockets).toHaveLength(1);
  });

  test('fails if it is closed', async () => {
    const server = await startServer();
    using check = createRun(server);
    await checkServer(check);
    const result = checkKeepalive(check.run, {}, notAborted);
    await server[Symbol.asyncDispose]();
    expect(await result).toMatchObject({ outcome: 'failed', reason: 'idle-closed' });
  });

  test('fails if a proxy stops forwarding without closing it', async () => {
    await using server = await startServer();
    await using proxy = await startTcpProxy(server);
    using check = createRun(proxy);
    await checkServer(check);
    proxy.freeze();
    const outcome = await checkKeepalive(check.run, {}, notAborted);
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'idle-unresponsive' });
  });

  test('is closed when the check is aborted', async () => {
    await using server = await startServer();
    using check = createRun(server);
    await checkServer(check);
    const abort = new AbortController();
    const result = checkKeepalive(check.run, {}, abort.signal);
    abort.abort();
    await expect(result).rejects.toThrow('aborted');
    await waitUntil(
      'the socket is closed',
      () => (check.socketTap.sockets[0]?.readyState ?? 0) > 1,
    );
  });
});
