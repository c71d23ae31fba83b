import { describe, expect, test } from 'vitest';
import { recordEvents, negotiate } from '../../conformance/connection-pair.ts';
import { connectedPair, fakePair, framesInNextSecond } from '../support/fake-pair.ts';
import { createSimulatedEnvironment } from '../support/simulated-environment.ts';

test('a page that crashes tells nobody: the other side finds out by itself', async () => {
  const world = createSimulatedEnvironment(1);
  const { a, b } = await connectedPair(world);
  const channel = b.createDataChannel('late', { negotiated: true, id: 1 });
  await world.scheduler.advance(100);
  a.crash();
  await world.scheduler.advance(1_000);
  expect([channel.readyState, b.connectionState]).toEqual(['open', 'connected']);
  expect(await framesInNextSecond(world, b)).toBe(0);
  await world.scheduler.advance(60_000);
  expect(b.connectionState).toBe('failed');
});

test('a page that says good-bye while the way is cut is not heard', async () => {
  const world = createSimulatedEnvironment(1);
  const { a, b } = await connectedPair(world);
  const channel = b.createDataChannel('late', { negotiated: true, id: 1 });
  await world.scheduler.advance(100);
  world.network.setDefault({ works: false });
  a.close();
  world.network.setDefault({ works: true });
  await world.scheduler.advance(1_000);
  expect(channel.readyState).toBe('open');
});

describe('a connection that is closed at any moment', () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);

  test('leaves no task and no agent behind, and fires nothing any more', async () => {
    for (const seed of seeds) {
      const world = createSimulatedEnvironment(seed);
      const { a, b } = fakePair(world, { iceServers: [{ urls: 'turn:turn.test' }] });
      const moment = world.random() * 600;
      negotiate(a, b).catch(() => {});
      await world.scheduler.advance(moment);
      a.restartIce();
      a.close();
      const events = recordEvents(
        a,
        'negotiationneeded',
        'icegatheringstatechange',
        'connectionstatechange',
      );
      await world.scheduler.advance(world.random() * 20_000);
      b.close();
      expect(world.scheduler.pendingCount, `tasks left by seed ${seed}`).toBe(0);
      expect(world.network.agentCount, `agents left by seed ${seed}`).toBe(0);
      expect(events, `seed ${seed}`).toEqual([]);
    }
  });
});
