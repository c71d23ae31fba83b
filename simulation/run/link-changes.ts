import { randomInteger, type Random } from '../random/random.ts';
import type { RunContext } from './run-context.ts';

/** Until the first change of the link, and from one to the next, in milliseconds: also one right after the other. */
const pauseRangeMs = { min: 0, max: 60_000 };

/** The owner of the private room changes its link a few times, whatever else happens. */
export function scheduleLinkChanges(context: RunContext, random: Random): void {
  const { simulation, log, scheduleUserAction } = context;
  const [owner] = simulation.participants;
  let atMs = 0;
  for (let count = randomInteger(random, 1, 3); count > 0; count -= 1) {
    atMs += randomInteger(random, pauseRangeMs.min, pauseRangeMs.max);
    scheduleUserAction(atMs, () => {
      if (owner?.call?.actor.getSnapshot().matches({ active: 'inRoom' }) !== true) return;
      log(`${owner.name} changes the link`);
      owner.changeLink();
    });
  }
}
