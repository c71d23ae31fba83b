import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForOutput } from '../../lab/services/wait-for-output.ts';
import { findFreePort } from './support/test-server.ts';
import { createCredentials, TurnClient } from './support/turn-client.ts';

// The configuration in docs, in the coturn that is installed.

const secret = 'CHANGE-ME';
const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;

/** Starts coturn on loopback with docs/turnserver.conf. */
async function startConfiguredTurnServer() {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await mkdtempDisposable(join(tmpdir(), 'visavis-turn-')));
  const port = await findFreePort();
  const text = await readFile(join(import.meta.dirname, '../../docs/turnserver.conf'), 'utf8');
  const addresses = ['listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', 'relay-ip=::1'];
  const file = join(folder.path, 'turnserver.conf');
  await writeFile(
    file,
    `${text.replace('listening-port=3478', `listening-port=${port}`)}\n${addresses.join('\n')}\n`,
  );
  const pidFile = join(folder.path, 'turnserver.pid');
  const child = spawn('turnserver', ['-c', file, '--log-file=stdout', `--pidfile=${pidFile}`]);
  const exited = once(child, 'exit');
  resources.defer(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  await waitForOutput(child, /Total General servers/);
  const owned = resources.move();
  return {
    /** @param user the id of a member */
    createClient: (user = 'ana', expires = inAnHour()) =>
      new TurnClient(port, createCredentials(secret, user, expires)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const listOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The first and the last address of each special range, and one outside of 2000::/3. */
const forbidden = {
  IPv4: listOf(`
    0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1
    127.255.255.255 169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255
    192.0.0.0 192.0.0.255 192.0.2.0 192.0.2.255 192.88.99.0 192.88.99.255 192.168.0.0
    192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.0 198.51.100.255 203.0.113.0
    203.0.113.255 224.0.0.1 239.255.255.255 240.0.0.0 255.255.255.255`),
  IPv6: listOf(`
    :: ::1 ::7f00:1 ::7f00:0 ::100 ::a01:0 ::ffff:0:7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:169.254.169.254 ::ffff:9.9.9.9 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::1 100::
    100:0:0:1::1 2001:: 2001::1 2001:2::1 2001:20::1 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff
    2001:db8:: 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff 2002:: 2002:7f00:1::1
    2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff 3fff:: 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff
    5f00::1 fc00:: fd00:ec2::254 fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff fe80::1
    febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff fec0::1 ff02::1`),
};

/** Public addresses next to the ranges. */
const allowed = {
  IPv4: listOf(`
    1.0.0.1 9.255.255.255 11.0.0.0 100.63.255.255 126.255.255.255 172.32.0.1`),
  IPv6: listOf(`
    2001:200::1 2001:4860:4860::8888 2003::1 2606:4700::1 3ffe::1`),
};

for (const family of ['IPv4', 'IPv6'] as const) {
  test(`the TURN server relays to public addresses only: ${family}`, async () => {
    await using server = await startConfiguredTurnServer();
    using client = server.createClient();
    expect(await client.allocate({ family })).toBe('ok');
    for (const address of allowed[family]) {
      expect(await client.permit(address), address).toBe('ok');
    }
    for (const address of forbidden[family]) {
      expect(await client.permit(address), address).toBe(403);
    }
  });
}

test('the TURN server relays no TCP connections', async () => {
  await using server = await startConfiguredTurnServer();
  using client = server.createClient();
  // 442: the transport protocol is not supported.
  expect(await client.allocate({ protocol: 'tcp' })).toBe(442);
});

test('a member has a limited number of TURN allocations, with all credentials together', async () => {
  await using server = await startConfiguredTurnServer();
  using clients = new DisposableStack();
  const allocate = (user: string, expires: number) =>
    clients.use(server.createClient(user, expires)).allocate();
  const expires = inAnHour();
  for (let count = 0; count < 100; count += 1) {
    // Half of them with renewed credentials.
    expect(await allocate('ana', expires + (count % 2) * 60)).toBe('ok');
  }
  expect(await allocate('ana', expires + 120)).toBe(486);
  expect(await allocate('ben', expires)).toBe('ok');
});

test('TURN credentials expire for new allocations; a call that is running keeps its own', async () => {
  await using server = await startConfiguredTurnServer();
  const expires = Math.floor(Date.now() / 1_000) + 2;
  using running = server.createClient('ana', expires);
  expect(await running.allocate()).toBe('ok');
  const allocate = async () => {
    using client = server.createClient('ben', expires);
    return await client.allocate();
  };
  await expect.poll(allocate).toBe(401);
  expect(await running.refresh()).toBe('ok');
  expect(await running.permit('9.9.9.9')).toBe('ok');
  using renewed = server.createClient('ben');
  expect(await renewed.allocate()).toBe('ok');
});
