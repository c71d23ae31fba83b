import { expect, test } from 'vitest';
import { negotiate } from '../../conformance/connection-pair.ts';
import { createFakePair } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

/** The events of a connection with their times, and the final descriptions. */
async function recordHistory(seed: number): Promise<string[]> {
  const environment = createSimulatedEnvironment(seed);
  const { a, b } = createFakePair(environment);
  const events: string[] = [];
  for (const [name, side] of [
    ['a', a],
    ['b', b],
  ] as const) {
    for (const type of ['connectionstatechange', 'icecandidate', 'negotiationneeded', 'track']) {
      side.addEventListener(type, () =>
        events.push(`${environment.scheduler.now()} ${name} ${type}`),
      );
    }
  }
  await advanceUntilSettled(environment, negotiate(a, b));
  await environment.scheduler.advance(1_000);
  return [...events, a.localDescription?.sdp ?? '', b.localDescription?.sdp ?? ''];
}

test('the same seed gives the same history, and another seed a different one', async () => {
  expect(await recordHistory(7)).toEqual(await recordHistory(7));
  expect(await recordHistory(7)).not.toEqual(await recordHistory(8));
});
