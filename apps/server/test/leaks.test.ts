import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../src/index.ts';
import { TestPeer } from './support/test-peer.ts';
import { startServer } from './support/server.ts';
import { createCandidate } from './support/signals.ts';
import { until } from './support/wait.ts';

const emptySize = {
  connections: 0,
  addresses: 0,
  unauthenticated: 0,
  roomSessions: 0,
  rooms: 0,
  members: 0,
  away: 0,
  mailboxEvents: 0,
  mailboxBytes: 0,
};

/** Two participants join, exchange a signal and leave, each in one of several ways. */
async function meet(server: ServerHandle, n: number): Promise<void> {
  using ana = await TestPeer.connect(server);
  using ben = await TestPeer.connect(server);
  await ana.join(`room-${n}`);
  await ben.join(`room-${n}`);
  await ben.send(ana.id, 1, 1, createCandidate());
  if (n % 3 === 0) await ana.call('mutation', 'room.leave');
  if (n % 3 === 1) ana.stop();
  if (n % 2 === 0) ben.socket.close(1000);
}

describe('nothing leaks', () => {
  test('after two thousand participants have joined and left', { timeout: 60_000 }, async () => {
    await using server = await startServer({
      GRACE_MS: '10',
      CONNECTIONS_PER_ADDRESS: '100000',
      ADDRESS_BURST_CONNECTIONS: '100000',
      ADDRESS_BURST_MESSAGES: '100000',
      ADDRESS_BURST_JOINS: '100000',
    });

    for (let n = 0; n < 1_000; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, k) => meet(server, n + k)));
    }

    await until(() => server.size().members === 0 && server.size().connections === 0);
    expect(server.size()).toEqual(emptySize);
  });

  test('in memory: the snapshots of rooms are garbage-collected', { timeout: 60_000 }, async () => {
    const seen: WeakRef<object>[] = [];
    await using server = await startServer({ GRACE_MS: '10' }, ({ after }) => {
      seen.push(new WeakRef(after));
    });

    for (let n = 0; n < 6; n += 1) await meet(server, n);
    await until(() => server.size().members === 0 && server.size().connections === 0);

    await until(() => {
      globalThis.gc?.();
      return seen.every((ref) => ref.deref() === undefined);
    });
    expect(seen.length).toBeGreaterThan(0);
  });
});
