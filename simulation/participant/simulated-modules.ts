import type { Platform } from '@visavis/client';
import { CallComparisons } from '@visavis/client/comparisons';
import * as measurements from '@visavis/client/measurements';
import { createRandomSource, type Random } from '../random/random.ts';
import { FakeTrack } from '../rtc/rtc.ts';

/** Real, except that a track says how loud it is. */
export const simulatedMeasurements: Awaited<ReturnType<Platform['loadMeasurements']>> = {
  ...measurements,
  createAudioMeter: (track) => ({
    readLevel: () => (track instanceof FakeTrack ? track.audioLevel : 0),
    [Symbol.dispose]: () => {},
  }),
};

/** Real, except that the nonces are those of a seeded generator. */
export const createSimulatedComparisons = (
  random: Random,
): Awaited<ReturnType<Platform['loadComparisons']>> => ({
  CallComparisons: class extends CallComparisons {
    constructor(options: ConstructorParameters<typeof CallComparisons>[0]) {
      super({ ...options, randomSource: createRandomSource(random) });
    }
  },
});
