import { emptySlots, type ConnectionInput } from '@visavis/machines';
import { ben, cho, dov } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createConnectionLogic } from '../../src/peer-connection/connection-logic.ts';
import { PeerMessengers } from '../../src/peer-messages/peer-messengers.ts';
import { TrackRegistry } from '../../src/tracks/track-registry.ts';
import { createTasks, flushMicrotasks } from '../support/tasks.ts';
import { createWrtcPlatform } from '../support/wrtc-platform.ts';

/** A page whose connections are started by the test. */
function startPage() {
  const tasks = createTasks();
  const platform = createWrtcPlatform();
  const disposables = new Set<Disposable>();
  const tracks = new TrackRegistry(platform.createMediaStream);
  const logic = createConnectionLogic(
    { ...platform, ...tasks },
    tracks,
    new PeerMessengers(platform.now, () => {}),
    () => ({ perform: () => {}, receive: () => {} }),
    disposables,
  );
  return {
    platform,
    disposables,
    /** Starts a connection as answerer. */
    connect(remote = ben, options: Partial<ConnectionInput> = {}) {
      const input: ConnectionInput = {
        remote,
        role: 'answerer',
        iceServers: [],
        iceTransportPolicy: 'all',
        slots: emptySlots,
        hasBeenConnected: false,
        ...options,
      };
      return createActor(logic, { input }).start();
    },
    async nextTask() {
      await flushMicrotasks();
      await tasks.next();
    },
    [Symbol.dispose]() {
      for (const disposable of disposables) disposable[Symbol.dispose]();
      for (const connection of platform.connections) connection.close();
      platform[Symbol.dispose]();
    },
  };
}

test('connections that start together are created in a task each', async () => {
  using page = startPage();
  for (const remote of [ben, cho, dov]) page.connect(remote);
  await flushMicrotasks();
  expect(page.platform.connections).toHaveLength(1);
  await page.nextTask();
  expect(page.platform.connections).toHaveLength(2);
  await page.nextTask();
  expect(page.platform.connections).toHaveLength(3);
});

test('connections that are replaced before their turn are never created', async () => {
  using page = startPage();
  page.connect(cho);
  for (let n = 0; n < 100; n += 1) page.connect(ben).stop();
  page.connect(ben);
  for (let n = 0; n < 10; n += 1) await page.nextTask();
  expect(page.platform.connections).toHaveLength(2);
});

test('a connection is closed and another one created in a task each', async () => {
  using page = startPage();
  const first = page.connect();
  await page.nextTask();
  first.stop();
  page.connect();
  expect(page.platform.connections.map(({ signalingState }) => signalingState)).toEqual(['closed']);
  await page.nextTask();
  expect(page.platform.connections).toHaveLength(2);
  expect(page.disposables.size).toBe(1);
});

test('a newcomer does not wait for a stranger who wants another connection', async () => {
  using page = startPage();
  page.connect(ben);
  page.connect(ben, { iceTransportPolicy: 'all' });
  page.connect(cho, { iceTransportPolicy: 'relay' });
  await page.nextTask();
  const policies = page.platform.connections.map(
    ({ configurations: [created] }) => created?.iceTransportPolicy,
  );
  expect(policies).toEqual(['all', 'relay']);
});

test('a known peer does not wait for strangers', async () => {
  using page = startPage();
  page.connect(ben);
  page.connect(cho);
  page.connect(dov, { hasBeenConnected: true, iceTransportPolicy: 'relay' });
  await page.nextTask();
  const policies = page.platform.connections.map(
    ({ configurations: [created] }) => created?.iceTransportPolicy,
  );
  expect(policies).toEqual(['all', 'relay']);
});
