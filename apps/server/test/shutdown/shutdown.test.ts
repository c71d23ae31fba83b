import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/wait.ts';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const Line = z.object({ msg: z.string(), url: z.optional(z.string()) });

/** Starts the server in its own process, as in production. */
async function startProcess(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [mainFile], { env: { PORT: '0', ...env }, stdio: 'pipe' });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const first = await new Promise<string>((resolve) => lines.once('line', resolve));
  const { url = '' } = Line.parse(JSON.parse(first));
  return { child, exited, url };
}

describe('a server that closes', () => {
  test('asks clients to reconnect, is not ready, and refuses connections', async () => {
    await using server = await startServer({ DRAIN_TIMEOUT_MS: '60000' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    const closed = server.close();
    await until(() => ana.frames.some((frame) => isReconnect(frame)));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await expect(TestPeer.connect(server)).rejects.toThrow('503');

    ben.socket.close(1000);
    ana.socket.close(1000);
    await closed;
    expect(ana.eventTypes).toEqual(['welcome', 'joined']);
  });

  test('closes remaining connections with 1012 after the drain timeout, without `left` events', async () => {
    await using server = await startServer({ DRAIN_TIMEOUT_MS: '20' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    await server.close();

    expect(await ana.closed).toEqual({ code: 1012, reason: 'server-closing' });
    expect(await ben.closed).toEqual({ code: 1012, reason: 'server-closing' });
    expect(ana.eventTypes).toEqual(['welcome', 'joined']);
  });
});

function isReconnect(frame: unknown): boolean {
  return z.object({ method: z.literal('reconnect') }).safeParse(frame).success;
}

describe('the process', () => {
  test('exits cleanly on SIGTERM', async () => {
    const { child, exited, url } = await startProcess({ DRAIN_TIMEOUT_MS: '10' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    child.kill('SIGTERM');

    expect(await exited).toEqual([0, null]);
  });

  test('exits at once on a second signal', async () => {
    const { child, exited, url } = await startProcess({ DRAIN_TIMEOUT_MS: '60000' });
    using _peer = await TestPeer.connectTo(`${url.replace('http', 'ws')}/trpc?connectionParams=1`);

    child.kill('SIGTERM');
    await until503(`${url}/readyz`);
    child.kill('SIGTERM');

    expect(await exited).toEqual([143, null]);
  });

  test.each([
    ['STATELY_INSPECTOR=1', { STATELY_INSPECTOR: '1', STATELY_INSPECTOR_PORT: '0' }, true],
    ['no such variable', {}, false],
  ])(
    'with %s: the operator page links to the Stately inspector or says how to start it',
    async (_, env, isThere) => {
      const { child, exited, url } = await startProcess({ DRAIN_TIMEOUT_MS: '0', ...env });
      const page = await (await fetch(`${url}/operator`)).text();
      child.kill('SIGTERM');
      const [, inspector] = /<a id="inspector" href="(http:\/\/127\.0\.0\.1:\d+)"/.exec(page) ?? [];
      expect(inspector !== undefined).toBe(isThere);
      expect(page.includes('<code>STATELY_INSPECTOR=1</code>')).toBe(!isThere);
      await exited;
    },
  );

  test('does not start with an invalid configuration, and names the variable', async () => {
    const child = spawn(process.execPath, [mainFile], { env: { PORT: 'many' }, stdio: 'pipe' });
    const output: string[] = [];
    child.stderr.on('data', (chunk) => output.push(String(chunk)));

    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(output.join('')).toContain('PORT');
  });
});

async function until503(url: string): Promise<void> {
  while ((await fetch(url)).status !== 503);
}
