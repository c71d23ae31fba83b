import type { Happening } from './happening.ts';
import { spells } from './happenings.ts';
import { integer, pick } from './random.ts';

/** What happens to the ways between people, while everyone reaches the server. Each is over when it says so. */
export interface PathTrouble {
  readonly name: string;
  /** Does it, and says to whom, and in how many milliseconds there is a way again. */
  readonly happen: (...given: Parameters<Happening['happen']>) => {
    readonly whom: string;
    readonly lasts: number;
  };
}

/** Also so long that every attempt to find a way has failed meanwhile. */
const lengths = [...spells, [90_000, 150_000]] as const;

export const pathTroubles: readonly PathTrouble[] = [
  {
    name: 'path between two breaks for a while',
    happen(world, random) {
      const [one, other] = world.pair();
      const [least, most] = pick(random, lengths);
      const lasts = integer(random, least, most);
      world.media.setPath(one.name, other.name, { works: false });
      world.scheduler.schedule(lasts, () =>
        world.media.setPath(one.name, other.name, { works: true }),
      );
      return { whom: `${one.name} and ${other.name} for ${lasts} ms`, lasts };
    },
  },
  {
    name: 'address changes, and nobody says so',
    happen({ people, media }, random) {
      const person = pick(random, people);
      media.changeAddress(person.name);
      return { whom: person.name, lasts: 0 };
    },
  },
  {
    name: 'address changes, and the connection to the server dies unheard',
    happen(world, random) {
      const person = pick(random, world.people);
      world.media.changeAddress(person.name);
      person.uplink.cut([]);
      return { whom: person.name, lasts: 0 };
    },
  },
];
