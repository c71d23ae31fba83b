import { describe, expect, test } from 'vitest';
import { recordEvents, negotiate } from '../../conformance/connection-pair.ts';
import { connectFakePair, createFakePair, framesInNextSecond } from '../support/fake-pair.ts';
import { createSimulatedEnvironment } from '../support/simulated-environment.ts';

test('the remote of a crashed page notices it only by its own timeouts', async () => {
  const environment = createSimulatedEnvironment(1);
  const { a, b } = await connectFakePair(environment);
  const channel = b.createDataChannel('late', { negotiated: true, id: 1 });
  await environment.scheduler.advance(100);
  a.crash();
  await environment.scheduler.advance(1_000);
  expect([channel.readyState, b.connectionState]).toEqual(['open', 'connected']);
  expect(await framesInNextSecond(environment, b)).toBe(0);
  await environment.scheduler.advance(60_000);
  expect(b.connectionState).toBe('failed');
});

test('closing a connection while the path is broken does not notify the remote', async () => {
  const environment = createSimulatedEnvironment(1);
  const { a, b } = await connectFakePair(environment);
  const channel = b.createDataChannel('late', { negotiated: true, id: 1 });
  await environment.scheduler.advance(100);
  environment.network.setDefault({ works: false });
  a.close();
  environment.network.setDefault({ works: true });
  await environment.scheduler.advance(1_000);
  expect(channel.readyState).toBe('open');
});

describe('a connection that is closed at a random time', () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);

  test('leaves no task or agent and fires no more events', async () => {
    for (const seed of seeds) {
      const environment = createSimulatedEnvironment(seed);
      const { a, b } = createFakePair(environment, { iceServers: [{ urls: 'turn:turn.test' }] });
      const delayMs = environment.random() * 600;
      negotiate(a, b).catch(() => {});
      await environment.scheduler.advance(delayMs);
      a.restartIce();
      a.close();
      const events = recordEvents(
        a,
        'negotiationneeded',
        'icegatheringstatechange',
        'connectionstatechange',
      );
      await environment.scheduler.advance(environment.random() * 20_000);
      b.close();
      expect(environment.scheduler.pendingCount, `tasks left by seed ${seed}`).toBe(0);
      expect(environment.network.agentCount, `agents left by seed ${seed}`).toBe(0);
      expect(events, `seed ${seed}`).toEqual([]);
    }
  });
});
