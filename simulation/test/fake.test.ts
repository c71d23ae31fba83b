import { describe, expect, test } from 'vitest';
import { behaviours } from '../conformance/behaviours.ts';
import { createWorld, simulatedEnvironment, wind } from './support/simulated.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the fake does what webrtc-pc says', () => {
  test.each(behaviours)('$name', async ({ run, expected }) => {
    for (const seed of seeds) {
      const world = createWorld(seed);
      const observed = await wind(world, run(simulatedEnvironment(world)));
      expect(observed, `seed ${seed}`).toEqual(expected);
      expect(world.scheduler.pending, `tasks left by seed ${seed}`).toBe(0);
      expect(world.network.size, `agents left by seed ${seed}`).toBe(0);
    }
  });
});
