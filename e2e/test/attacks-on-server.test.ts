import { expect, test } from '@playwright/test';
import { generateRoomName } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import type { AttackName } from '../attacks/attacks.ts';
import { ProtocolClient } from '../attacks/protocol-client.ts';
import { alone } from './support/alone.ts';
import { expectFast } from './support/attack-limits.ts';
import { startAttack } from './support/attack-process.ts';
import { collectAttackResults } from './support/attack-results.ts';
import { controlRun, observeServer } from './support/observed-server.ts';
import { createRoomName } from './support/participants.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const maxMemoryMb = 400;
/** So many addresses that the budgets of the server for one address stop nothing. */
const manyAddresses = 1_000;
/** What an attack needs at most to exceed the total limits of the server. It ends when it has. */
const fillingSeconds = 45;

const results = collectAttackResults('attacks on the server');

/** The time in which the server serves the burst that every address has. Others wait for it. */
const burstMs = 1_000;

/** How long, from how many addresses, and what of it does not count. */
interface AttackOptions {
  readonly seconds: number;
  readonly addresses: number;
  readonly ignoredMs?: number;
}

/** Attacks a server, after a control run without the attack. Expects that it does not use too much memory. */
async function attackServer(
  server: TestServer,
  name: AttackName,
  { seconds, addresses, ignoredMs }: AttackOptions,
) {
  const { origin } = server;
  using observed = await observeServer(server);
  const control = await observed.observe(controlRun());
  const options = { origin, room: createRoomName(), seconds, addresses };
  await using attack = await startAttack(name, options);
  const attacked = await observed.observe(attack.report, ignoredMs);
  const report = await attack.report;
  const runs = [control, attacked];
  results.add(`${name}, addresses: ${addresses}`, report, {
    'p99 in other rooms': runs.map(({ p99Ms }) => p99Ms),
    'peak memory': runs.map(({ peakMemoryMb }) => peakMemoryMb),
  });
  expect.soft(attacked.peakMemoryMb, 'memory of the server in MB').toBeLessThan(maxMemoryMb);
  return { report, attacked, control };
}

/** Creates a room, as somebody with another address than the attacker. Resolves with the refusal, null if none. */
async function createRoom({ origin }: TestServer): Promise<string | null> {
  using client = await ProtocolClient.connect(origin);
  const input = { room: generateRoomName(crypto), profile: createProfile() };
  const outcome = await client?.subscribe('room.join', input, () => undefined);
  return outcome === undefined ? 'not-connected' : outcome.refusal;
}

/** Connections that were closed because they do not read. */
const closedAsSlow = 'visavis_connections_closed_total{reason="too-slow"}';

/** Reads a metric. 0 if the server has not counted it yet. */
async function readMetric({ origin }: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const line = text.split('\n').find((line) => line.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

test('one address takes a limited number of rooms', alone, async () => {
  await using server = await startTestServer();
  const seconds = 4;
  const { report, attacked, control } = await attackServer(server, 'room-exhaustion', {
    seconds,
    addresses: 1,
  });
  expect(report['rooms']).toBeGreaterThan(50);
  expect(report['rooms']).toBeLessThanOrEqual(100 + 2 * (seconds + 1));
  expect(await createRoom(server)).toBeNull();
  expectFast(attacked, control, 'during the attack');
});

test('one address fills mailboxes slowly', alone, async () => {
  await using server = await startTestServer();
  const options = { seconds: 4, addresses: 1, ignoredMs: burstMs };
  const { report, attacked, control } = await attackServer(server, 'memory-exhaustion', options);
  expect(report['sentBytes']).toBeGreaterThan(4_000_000);
  expectFast(attacked, control, 'during the attack');
});

test('filled mailboxes do not crash a server with a heap of 1 GB', alone, async () => {
  test.slow();
  await using server = await startTestServer({ NODE_OPTIONS: '--max-old-space-size=1024' });
  const { report } = await attackServer(server, 'memory-exhaustion', {
    seconds: fillingSeconds,
    addresses: manyAddresses,
  });
  // They take twice as much in the memory of the server, which would be too much without a limit.
  expect(report['sentBytes']).toBeGreaterThan(150_000_000);
  expect(await createRoom(server)).toBeNull();
});

test('reconnecting gives an address no more requests', alone, async () => {
  await using server = await startTestServer();
  const seconds = 4;
  const { report, attacked, control } = await attackServer(server, 'reconnecting-requests', {
    seconds,
    addresses: 1,
    ignoredMs: burstMs,
  });
  expect(report['served']).toBeGreaterThan(3_000);
  expect(report['served']).toBeLessThanOrEqual(4_000 + 500 * (seconds + 1));
  expectFast(attacked, control, 'during the attack');
});

test('clients that do not read use a limited amount of memory', alone, async () => {
  test.slow();
  await using server = await startTestServer({ NODE_OPTIONS: '--max-old-space-size=1024' });
  await attackServer(server, 'slow-readers', { seconds: fillingSeconds, addresses: manyAddresses });
  expect(await readMetric(server, closedAsSlow)).toBeGreaterThan(0);
  expect(await createRoom(server)).toBeNull();
});

test('incomplete requests are limited and closed', alone, async () => {
  await using server = await startTestServer();
  const options = { seconds: 25, addresses: 1 };
  const { report, attacked, control } = await attackServer(server, 'incomplete-requests', options);
  expect(report).toMatchObject({ connected: 3_000, stillOpen: 0 });
  expect(report['kept']).toBeLessThanOrEqual(300);
  expect(report['longestMs']).toBeLessThanOrEqual(15_000);
  expectFast(attacked, control, 'during the attack');
});

test('one address gets a limited number of TURN credentials', alone, async () => {
  await using server = await startTestServer({
    TURN_URLS: 'turn:127.0.0.1',
    TURN_SECRET: 'shared secret of both servers',
  });
  const seconds = 4;
  const options = { seconds, addresses: 1 };
  const { report, attacked, control } = await attackServer(server, 'turn-credentials', options);
  expect(report['credentials']).toBeGreaterThan(50);
  expect(report['credentials']).toBeLessThanOrEqual(100 + seconds + 1);
  expect(report['longestTtlMs']).toBeLessThanOrEqual(3_600_000);
  expectFast(attacked, control, 'during the attack');
});
