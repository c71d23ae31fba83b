import { describe, expect, test } from 'vitest';
import { behaviours } from '../../conformance/behaviours.ts';
import {
  createSimulatedEnvironment,
  createConformanceEnvironment,
  advanceUntilSettled,
} from '../support/simulated-environment.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the fake behaves as webrtc-pc specifies', () => {
  test.each(behaviours)('$name', async ({ run, expected }) => {
    for (const seed of seeds) {
      const environment = createSimulatedEnvironment(seed);
      const observed = await advanceUntilSettled(
        environment,
        run(createConformanceEnvironment(environment)),
      );
      expect(observed, `seed ${seed}`).toEqual(expected);
      expect(environment.scheduler.pendingCount, `tasks left by seed ${seed}`).toBe(0);
      expect(environment.network.agentCount, `agents left by seed ${seed}`).toBe(0);
    }
  });
});
