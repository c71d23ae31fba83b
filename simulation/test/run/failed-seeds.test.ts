import { expect, test } from 'vitest';
import { run } from '../../run/run.ts';

/** Seeds of runs that failed once, and what was wrong. */
const failedSeeds = [
  {
    seed: 1_795_963_039_986,
    fault:
      'a page that had lost the server gave up members who were back, and closed their connections',
  },
  {
    seed: 1_795_974_585_304,
    fault: 'whoever joined and left a little less often than eight times a second was never slowed',
  },
  {
    seed: 1_796_005_037_662,
    fault:
      'offers to a member who had left and come back had the generations of before, and were dropped as duplicates',
  },
  {
    seed: 1_287,
    fault: 'two people gave up each other while their offers were dropped because of others',
  },
  {
    seed: 1_002_619,
    fault: 'whoever was put back into the waiting room and admitted again could send nothing',
  },
  {
    seed: 1_021_444,
    fault: 'a member who was seen with a new link had the role that the server said',
  },
  {
    seed: 1_063_975,
    fault: 'an offer after a rejected answer left the media slots without transceivers',
  },
  {
    seed: 2_923,
    fault: 'the members of a room made the server send it again to each other without end',
  },
] as const;

test.for(failedSeeds)('no longer fails: $fault', { timeout: 60_000 }, async ({ seed }) => {
  const { violations } = await run(seed);
  expect(violations).toEqual([]);
});
