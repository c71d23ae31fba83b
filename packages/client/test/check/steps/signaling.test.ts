import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { checkSignaling } from '../../../src/check/steps/signaling.ts';
import { createCheckRun } from '../../support/check-run.ts';
import { startClosingServer } from '../../support/websocket-server.ts';
import { startRefusingServer } from '../../support/refusing-server.ts';
import { startServer } from '../../support/server.ts';

const notAborted = new AbortController().signal;

const checkServer = ({ run }: ReturnType<typeof createCheckRun>) =>
  checkSignaling(run, {}, notAborted);

describe.concurrent('a server', () => {
  test('that responds passes, and only the run gets its ICE servers', async () => {
    await using server = await startServer({
      TURN_URLS: 'turn:turn.example',
      TURN_SECRET: 'secret',
    });
    using check = createCheckRun(server);
    const result = await checkServer(check);
    expect(result).toMatchObject({ outcome: 'passed', finding: { refusal: null } });
    expect(result.finding?.roundTripsMs).toHaveLength(5);
    expect(check.run.iceServers[0]?.credential).toBeDefined();
    expect(JSON.stringify(result)).not.toContain(check.run.iceServers[0]?.credential);
  });

  test('that is unreachable fails', async () => {
    using check = createCheckRun({ url: 'http://127.0.0.1:1' });
    expect(await checkServer(check)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });

  test('that responds only to HTTP is behind a proxy without WebSockets', async () => {
    const server = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
    server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    using check = createCheckRun({ url: `http://127.0.0.1:${port}` });
    expect(await checkServer(check)).toMatchObject({
      outcome: 'failed',
      reason: 'upgrade-refused',
    });
    server.close();
  });

  test('that does not respond fails', async () => {
    await using server = await startServer();
    using check = createCheckRun(server);
    check.socketTap.filterIncoming = () => false;
    expect(await checkServer(check)).toMatchObject({ outcome: 'failed', reason: 'no-response' });
    expect(check.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
  });

  test('whose responses arrive in bursts is a warning', async () => {
    await using server = await startServer();
    using check = createCheckRun(server);
    const flushed = Promise.withResolvers<void>();
    let requestCount = 0;
    check.socketTap.filterOutgoing = (message) => {
      if (message.includes('server.info')) requestCount += 1;
      if (requestCount === 5) flushed.resolve();
      return true;
    };
    check.socketTap.filterIncoming = () => flushed.promise;
    expect(await checkServer(check)).toMatchObject({ outcome: 'warned', reason: 'buffered' });
  });

  test('whose connection closes during the check fails', async () => {
    await using server = await startServer();
    using check = createCheckRun(server);
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
  ])('that %s refuses the check, and its reason is reported', async (_, start) => {
    await using server = await start();
    using check = createCheckRun(server);
    expect(await checkServer(check)).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
      finding: { refusal: 'origin-refused' },
    });
  });
});
