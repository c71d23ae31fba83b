import { expect, test } from 'vitest';
import { negotiate } from '../../conformance/connection-pair.ts';
import { fakePair } from '../support/fake-pair.ts';
import {
  createSimulatedEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

/** Everything that happens in one world, with its time. */
async function history(seed: number): Promise<string[]> {
  const world = createSimulatedEnvironment(seed);
  const { a, b } = fakePair(world);
  const told: string[] = [];
  for (const [name, side] of [
    ['a', a],
    ['b', b],
  ] as const) {
    for (const type of ['connectionstatechange', 'icecandidate', 'negotiationneeded', 'track']) {
      side.addEventListener(type, () => told.push(`${world.scheduler.now()} ${name} ${type}`));
    }
  }
  await advanceUntilSettled(world, negotiate(a, b));
  await world.scheduler.advance(1_000);
  return [...told, a.localDescription?.sdp ?? '', b.localDescription?.sdp ?? ''];
}

test('the same seed gives the same history, another seed another one', async () => {
  expect(await history(7)).toEqual(await history(7));
  expect(await history(7)).not.toEqual(await history(8));
});
