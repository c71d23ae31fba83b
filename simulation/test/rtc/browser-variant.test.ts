import { expect, test } from 'vitest';
import {
  candidateLine,
  recordEvents,
  negotiate,
  outcome,
} from '../../conformance/connection-pair.ts';
import { chromiumVariant, specifiedVariant } from '../../rtc/rtc.ts';
import { connectedPair, fakePair } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const unknown = { candidate: candidateLine, sdpMid: '0', usernameFragment: 'unknown' };

test.each([
  { dialect: specifiedVariant, seen: ['InvalidStateError', 'OperationError'] },
  { dialect: chromiumVariant, seen: ['done', 'done'] },
])('candidates that fit nothing: $seen', async ({ dialect, seen }) => {
  const world = createSimulatedEnvironment(1, dialect);
  const { a, b } = fakePair(world);
  const early = await advanceUntilSettled(
    world,
    outcome(() => a.addIceCandidate()),
  );
  await advanceUntilSettled(world, negotiate(a, b));
  const late = await advanceUntilSettled(
    world,
    outcome(() => a.addIceCandidate(unknown)),
  );
  expect([early, late]).toEqual(seen);
});

test.each([
  {
    dialect: specifiedVariant,
    states: ['connected', 'completed', 'disconnected', 'failed', 'checking'],
  },
  { dialect: chromiumVariant, states: ['connected', 'disconnected'] },
])('ICE from a connection to its failure and a restart: $states', async ({ dialect, states }) => {
  const world = createSimulatedEnvironment(1, dialect);
  const pair = fakePair(world);
  const { a, b } = pair;
  const events = recordEvents(a, 'iceconnectionstatechange');
  await advanceUntilSettled(world, negotiate(a, b));
  await world.scheduler.advance(1_000);
  world.network.setDefault({ works: false });
  await world.scheduler.advance(30_000);
  a.restartIce();
  await advanceUntilSettled(world, negotiate(a, b));
  await world.scheduler.advance(100);
  expect(events).toEqual(['checking', ...states].map((state) => `ice ${state}`));
});

test('in the specification’s dialect, connections are made and kept just so', async () => {
  const world = createSimulatedEnvironment(1, specifiedVariant);
  const { a, b } = await connectedPair(world);
  expect([a.connectionState, b.iceConnectionState]).toEqual(['connected', 'completed']);
});
