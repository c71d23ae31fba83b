import { expect, test } from 'vitest';
import { candidateLine, log, negotiate, outcome } from '../../conformance/pair.ts';
import { chromiumDialect, specifiedDialect } from '../../rtc/rtc.ts';
import { connectedPair, fakePair } from '../support/pair.ts';
import { createWorld, wind } from '../support/simulated.ts';

const unknown = { candidate: candidateLine, sdpMid: '0', usernameFragment: 'unknown' };

test.each([
  { dialect: specifiedDialect, seen: ['InvalidStateError', 'OperationError'] },
  { dialect: chromiumDialect, seen: ['done', 'done'] },
])('candidates that fit nothing: $seen', async ({ dialect, seen }) => {
  const world = createWorld(1, dialect);
  const { a, b } = fakePair(world);
  const early = await wind(
    world,
    outcome(() => a.addIceCandidate()),
  );
  await wind(world, negotiate(a, b));
  const late = await wind(
    world,
    outcome(() => a.addIceCandidate(unknown)),
  );
  expect([early, late]).toEqual(seen);
});

test.each([
  {
    dialect: specifiedDialect,
    states: ['connected', 'completed', 'disconnected', 'failed', 'checking'],
  },
  { dialect: chromiumDialect, states: ['connected', 'disconnected'] },
])('ICE from a connection to its failure and a restart: $states', async ({ dialect, states }) => {
  const world = createWorld(1, dialect);
  const pair = fakePair(world);
  const { a, b } = pair;
  const events = log(a, 'iceconnectionstatechange');
  await wind(world, negotiate(a, b));
  await world.scheduler.advance(1_000);
  world.network.setDefault({ works: false });
  await world.scheduler.advance(30_000);
  a.restartIce();
  await wind(world, negotiate(a, b));
  await world.scheduler.advance(100);
  expect(events).toEqual(['checking', ...states].map((state) => `ice ${state}`));
});

test('in the specification’s dialect, connections are made and kept just so', async () => {
  const world = createWorld(1, specifiedDialect);
  const { a, b } = await connectedPair(world);
  expect([a.connectionState, b.iceConnectionState]).toEqual(['connected', 'completed']);
});
