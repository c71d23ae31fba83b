import { describe, expect, test } from 'vitest';
import { checkKeepalive } from '../../../src/check/steps/keepalive.ts';
import { checkSignaling } from '../../../src/check/steps/signaling.ts';
import { keepAlive } from '../../../src/server-connection/keep-alive.ts';
import { createCheckRun } from '../../support/check-run.ts';
import { startServer } from '../../support/server.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { waitUntil } from '../../support/wait.ts';

const notAborted = new AbortController().signal;

/** Connects a run to its server. */
const connect = ({ run }: ReturnType<typeof createCheckRun>) => checkSignaling(run, {}, notAborted);

describe.concurrent('an idle connection', () => {
  test('passes if it stays open longer than a call is ever idle, and is closed afterwards', async () => {
    await using server = await startServer();
    using check = createCheckRun(server);
    await connect(check);
    const { outcome, finding } = await checkKeepalive(check.run, {}, notAborted);
    expect(outcome).toBe('passed');
    expect(finding?.idleMs).toBeGreaterThan(keepAlive.intervalMs);
    expect(check.socketTap.sockets.every(({ readyState }) => readyState > 1)).toBe(true);
    expect(check.socketTap.sockets).toHaveLength(1);
  });

  test('fails if it is closed', async () => {
    const server = await startServer();
    using check = createCheckRun(server);
    await connect(check);
    const result = checkKeepalive(check.run, {}, notAborted);
    await server[Symbol.asyncDispose]();
    expect(await result).toMatchObject({ outcome: 'failed', reason: 'idle-closed' });
  });

  test('fails if a proxy stops forwarding without closing it', async () => {
    await using server = await startServer();
    await using proxy = await startTcpProxy(server);
    using check = createCheckRun(proxy);
    await connect(check);
    proxy.freeze();
    const outcome = await checkKeepalive(check.run, {}, notAborted);
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'idle-unresponsive' });
  });

  test('is closed when the check is aborted', async () => {
    await using server = await startServer();
    using check = createCheckRun(server);
    await connect(check);
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
