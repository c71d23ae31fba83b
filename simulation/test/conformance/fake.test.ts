import { describe, expect, test } from 'vitest';
import { behaviours } from '../../conformance/behaviours.ts';
import {
  createSimulatedEnvironment,
  createConformanceEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the fake does what webrtc-pc says', () => {
  test.each(behaviours)('$name', async ({ run, expected }) => {
    for (const seed of seeds) {
      const world = createSimulatedEnvironment(seed);
      const observed = await advanceUntilSettled(world, run(createConformanceEnvironment(world)));
      expect(observed, `seed ${seed}`).toEqual(expected);
      expect(world.scheduler.pendingCount, `tasks left by seed ${seed}`).toBe(0);
      expect(world.network.agentCount, `agents left by seed ${seed}`).toBe(0);
    }
  });
});
