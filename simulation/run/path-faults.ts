import type { Fault } from './fault.ts';
import { durationRangesMs } from './faults.ts';
import { randomInteger, pick } from '../random/random.ts';

/** What happens to the ways between people, while everyone reaches the server. Each is over when it says so. */
export interface PathFault {
  readonly name: string;
  /** Does it, and says to whom, and in how many milliseconds there is a way again. */
  readonly inject: (...given: Parameters<Fault['inject']>) => {
    readonly whom: string;
    readonly lasts: number;
  };
}

/** Also so long that every attempt to find a way has failed meanwhile. */
const pathDurationRangesMs = [...durationRangesMs, [90_000, 150_000]] as const;

export const pathFaults: readonly PathFault[] = [
  {
    name: 'path between two breaks for a while',
    inject(world, random) {
      const [one, other] = world.pickPair();
      const [least, most] = pick(random, pathDurationRangesMs);
      const lasts = randomInteger(random, least, most);
      world.mediaNetwork.setPath(one.name, other.name, { works: false });
      world.scheduler.schedule(lasts, () =>
        world.mediaNetwork.setPath(one.name, other.name, { works: true }),
      );
      return { whom: `${one.name} and ${other.name} for ${lasts} ms`, lasts };
    },
  },
  {
    name: 'address changes, and nobody says so',
    inject({ participants, mediaNetwork }, random) {
      const person = pick(random, participants);
      mediaNetwork.changeAddress(person.name);
      return { whom: person.name, lasts: 0 };
    },
  },
  {
    name: 'address changes, and the connection to the server dies unheard',
    inject(world, random) {
      const person = pick(random, world.participants);
      world.mediaNetwork.changeAddress(person.name);
      person.uplink.breakConnections([]);
      return { whom: person.name, lasts: 0 };
    },
  },
];
