import type { Happening } from './happening.ts';
import { connectionBreaks } from './happenings.ts';
import { integer, pick } from './random.ts';

/** Short enough, in milliseconds, for everyone to be back before their places are given up. */
const short = { least: 50, most: 6_000 };

/** What happens to the way to the server, while the ways between people stay as they are. */
export const outages: readonly Happening[] = [
  connectionBreaks,
  {
    name: 'way to the server is gone for a while',
    weight: 3,
    happen({ people, scheduler }, random) {
      const person = pick(random, people);
      if (!person.uplink.isUp) return null;
      const time = integer(random, short.least, short.most);
      person.uplink.goDown();
      scheduler.schedule(time, () => person.uplink.comeUp());
      return `${person.name} for ${time} ms`;
    },
  },
  {
    name: 'server is killed and starts again',
    weight: 2,
    happen(world, random) {
      if (world.server === null) return null;
      const time = integer(random, short.least, short.most);
      world.killServer(true);
      world.scheduler.schedule(time, () => world.startServer());
      return `after ${time} ms`;
    },
  },
  {
    name: 'some are told of another network',
    weight: 5,
    happen({ people }, random) {
      const told = people.filter(() => random() < 0.6);
      for (const person of told) person.tell({ type: 'network.changed' });
      return told.length === 0 ? null : told.map(({ name }) => name).join(' and ');
    },
  },
];
