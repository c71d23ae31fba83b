import type { World } from './world.ts';

/**
 * How long a picture may stand still, in milliseconds. The two sides of an ICE restart take the new way into
 * use one after the other; the fake keeps nothing of the old way meanwhile, a browser does.
 */
const blink = 500;

/** What watches people. */
interface Watch {
  /** Looks once. Always false, so that a clock can be wound until it holds. */
  look(): boolean;
  readonly found: readonly string[];
}

/**
 * Watches people who all see each other: from here on no picture may stop, and no connection be replaced.
 * To be asked often, as what is over between two looks is not seen.
 */
export function interruptions({ people, scheduler }: World): Watch {
  const made = new Map(people.map((person) => [person, person.madeConnections]));
  /** Since when somebody does not see somebody. */
  const blind = new Map<string, number>();
  const found = new Set<string>();
  const at = (time: number) => (time / 1_000).toFixed(3);
  return {
    look() {
      const now = scheduler.now();
      for (const one of people) {
        if (one.madeConnections > (made.get(one) ?? 0)) {
          found.add(`${one.name} made another connection at ${at(now)}`);
          made.set(one, one.madeConnections);
        }
        for (const other of people) {
          const view = `${one.name} does not see ${other.name}`;
          if (one === other || one.receivesOf(other)) {
            blind.delete(view);
            continue;
          }
          const since = blind.get(view) ?? now;
          blind.set(view, since);
          if (now - since > blink) found.add(`${view} since ${at(since)}`);
        }
      }
      return false;
    },
    get found() {
      return [...found];
    },
  };
}
