import type { Simulation } from './simulation.ts';

/**
 * How long a picture may stand still, in milliseconds. The two sides of an ICE restart take the new way into
 * use one after the other; the fake keeps nothing of the old way meanwhile, a browser does.
 */
const maxFreezeMs = 500;

/** What watches people. */
interface InterruptionWatch {
  /** Looks once. Always false, so that a clock can be wound until it holds. */
  check(): boolean;
  readonly found: readonly string[];
}

/**
 * Watches people who all see each other: from here on no picture may stop, and no connection be replaced.
 * To be asked often, as what is over between two looks is not seen.
 */
export function watchInterruptions({ participants, scheduler }: Simulation): InterruptionWatch {
  const made = new Map(participants.map((person) => [person, person.createdConnectionCount]));
  /** Since when somebody does not see somebody. */
  const blind = new Map<string, number>();
  const found = new Set<string>();
  const at = (time: number) => (time / 1_000).toFixed(3);
  return {
    check() {
      const now = scheduler.now();
      for (const one of participants) {
        if (one.createdConnectionCount > (made.get(one) ?? 0)) {
          found.add(`${one.name} made another connection at ${at(now)}`);
          made.set(one, one.createdConnectionCount);
        }
        for (const other of participants) {
          const view = `${one.name} does not see ${other.name}`;
          if (one === other || one.receivesCameraOf(other)) {
            blind.delete(view);
            continue;
          }
          const since = blind.get(view) ?? now;
          blind.set(view, since);
          if (now - since > maxFreezeMs) found.add(`${view} since ${at(since)}`);
        }
      }
      return false;
    },
    get found() {
      return [...found];
    },
  };
}
