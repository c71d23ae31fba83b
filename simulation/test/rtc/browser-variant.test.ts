import { expect, test } from 'vitest';
import {
  candidateLine,
  recordEvents,
  negotiate,
  outcome,
} from '../../conformance/connection-pair.ts';
import { chromiumVariant, specifiedVariant } from '../../rtc/rtc.ts';
import { connectFakePair, createFakePair } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const unknown = { candidate: candidateLine, sdpMid: '0', usernameFragment: 'unknown' };

test.each([
  { variant: specifiedVariant, outcomes: ['InvalidStateError', 'OperationError'] },
  { variant: chromiumVariant, outcomes: ['done', 'done'] },
])('addIceCandidate with unknown candidates: $outcomes', async ({ variant, outcomes }) => {
  const environment = createSimulatedEnvironment(1, variant);
  const { a, b } = createFakePair(environment);
  const early = await advanceUntilSettled(
    environment,
    outcome(() => a.addIceCandidate()),
  );
  await advanceUntilSettled(environment, negotiate(a, b));
  const late = await advanceUntilSettled(
    environment,
    outcome(() => a.addIceCandidate(unknown)),
  );
  expect([early, late]).toEqual(outcomes);
});

test.each([
  {
    variant: specifiedVariant,
    states: ['connected', 'completed', 'disconnected', 'failed', 'checking'],
  },
  { variant: chromiumVariant, states: ['connected', 'disconnected'] },
])(
  'ICE states from a connection to its failure and restart: $states',
  async ({ variant, states }) => {
    const environment = createSimulatedEnvironment(1, variant);
    const pair = createFakePair(environment);
    const { a, b } = pair;
    const events = recordEvents(a, 'iceconnectionstatechange');
    await advanceUntilSettled(environment, negotiate(a, b));
    await environment.scheduler.advance(1_000);
    environment.network.setDefault({ works: false });
    await environment.scheduler.advance(30_000);
    a.restartIce();
    await advanceUntilSettled(environment, negotiate(a, b));
    await environment.scheduler.advance(100);
    expect(events).toEqual(['checking', ...states].map((state) => `ice ${state}`));
  },
);

test('a connection with the specified behaviour reaches the state completed', async () => {
  const environment = createSimulatedEnvironment(1, specifiedVariant);
  const { a, b } = await connectFakePair(environment);
  expect([a.connectionState, b.iceConnectionState]).toEqual(['connected', 'completed']);
});
