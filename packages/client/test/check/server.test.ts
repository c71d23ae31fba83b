import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { CheckPlatform } from '../../src/check/platform.ts';
import { keepAlive } from '../../src/link/keep-alive.ts';
import { CheckRun } from '../../src/check/run.ts';
import { holdTheLine } from '../../src/check/steps/holding.ts';
import { reachServer } from '../../src/check/steps/signaling.ts';
import { TrackRegistry } from '../../src/tracks/registry.ts';
import { cable } from '../support/cable.ts';
import { checkPlatform } from '../support/check-platform.ts';
import { startClosingServer } from '../support/closing-server.ts';
import { startRefusingServer } from '../support/refusing-server.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const unwanted = new AbortController().signal;

/** One run against a server. */
function run({ url }: { readonly url: string }, changes: Partial<CheckPlatform> = {}) {
  const { line, platform } = checkPlatform(changes);
  const all = new CheckRun({
    url: `${url.replace('http', 'ws')}/trpc`,
    platform,
    choices: { microphone: null, camera: null, speaker: null },
    streams: new TrackRegistry(platform.createMediaStream),
  });
  return { all, line, [Symbol.dispose]: () => all[Symbol.dispose]() };
}

const reach = ({ all }: ReturnType<typeof run>) => reachServer(all, {}, unwanted);

describe.concurrent('the way to a server', () => {
  test('that answers is well, and tells the ICE servers to the run alone', async () => {
    await using server = await startServer({
      TURN_URLS: 'turn:turn.example',
      TURN_SECRET: 'secret',
    });
    using here = run(server);
    const result = await reach(here);
    expect(result).toMatchObject({ outcome: 'passed', finding: { refusal: null } });
    expect(result.finding?.roundTripsMs).toHaveLength(5);
    expect(here.all.iceServers[0]?.credential).toBeDefined();
    expect(JSON.stringify(result)).not.toContain(here.all.iceServers[0]?.credential);
  });

  test('that is not there is no way', async () => {
    using here = run({ url: 'http://127.0.0.1:1' });
    expect(await reach(here)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });

  test('that answers by HTTP only leads through a proxy that passes no WebSockets on', async () => {
    const server = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
    server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    using here = run({ url: `http://127.0.0.1:${port}` });
    expect(await reach(here)).toMatchObject({ outcome: 'failed', reason: 'upgrade-refused' });
    server.close();
  });

  test('on which nothing comes back is no way', async () => {
    await using server = await startServer();
    using here = run(server);
    here.line.inward = () => false;
    expect(await reach(here)).toMatchObject({ outcome: 'failed', reason: 'no-answer' });
    expect(here.line.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
  });

  test('on which answers come in bundles is warned of', async () => {
    await using server = await startServer();
    using here = run(server);
    const flushing = new Promise<void>((resolve) => setTimeout(resolve, 1_500));
    here.line.inward = () => flushing;
    expect(await reach(here)).toMatchObject({ outcome: 'warned', reason: 'held-back' });
  });

  test('that breaks off while it is asked was cut', async () => {
    await using server = await startServer();
    using here = run(server);
    here.line.outward = (message) => {
      if (message.includes('server.info'))
        here.line.sockets[0]?.dispatchEvent(new CloseEvent('close', { code: 1_006 }));
      return true;
    };
    expect(await reach(here)).toMatchObject({ outcome: 'failed', reason: 'cut-short' });
  });

  test.each([
    ['closes with a reason', () => startClosingServer(4403, 'origin-refused')],
    ['answers with a reason', () => startRefusingServer('origin-refused')],
  ])('that %s says no, in its own words', async (_, start) => {
    await using server = await start();
    using here = run(server);
    expect(await reach(here)).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
      finding: { refusal: 'This server does not accept calls from this website.' },
    });
  });
});

describe.concurrent('a connection that is left alone', () => {
  test('is closed by the check when it has lasted longer than a call is ever silent', async () => {
    await using server = await startServer();
    using here = run(server);
    await reach(here);
    const { outcome, finding } = await holdTheLine(here.all, {}, unwanted);
    expect(outcome).toBe('passed');
    expect(finding?.heldMs).toBeGreaterThan(keepAlive.quiet);
    expect(here.line.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
    expect(here.line.sockets).toHaveLength(1);
  });

  test('may be cut', async () => {
    const server = await startServer();
    using here = run(server);
    await reach(here);
    const holding = holdTheLine(here.all, {}, unwanted);
    await server[Symbol.asyncDispose]();
    expect(await holding).toMatchObject({ outcome: 'failed', reason: 'cut-silent' });
  });

  test('may be forgotten by something on the way, which closes nothing', async () => {
    await using server = await startServer();
    await using line = await cable(server);
    using here = run(line);
    await reach(here);
    line.freeze();
    const outcome = await holdTheLine(here.all, {}, unwanted);
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'forgotten' });
  });

  test('ends with a check that is stopped', async () => {
    await using server = await startServer();
    using here = run(server);
    await reach(here);
    const ending = new AbortController();
    const holding = holdTheLine(here.all, {}, ending.signal);
    ending.abort();
    await expect(holding).rejects.toThrow('aborted');
    await eventually('the socket is closed', () => (here.line.sockets[0]?.readyState ?? 0) > 1);
  });
});
