import type { Fault } from './fault.ts';
import { connectionBreak } from './faults.ts';
import { randomInteger, pick } from '../random/random.ts';

/** Short enough, in milliseconds, for everyone to be back before their places are given up. */
const outageRangeMs = { least: 50, most: 6_000 };

/** What happens to the way to the server, while the ways between people stay as they are. */
export const serverOutages: readonly Fault[] = [
  connectionBreak,
  {
    name: 'way to the server is gone for a while',
    weight: 3,
    inject({ participants, scheduler }, random) {
      const person = pick(random, participants);
      if (!person.uplink.isUp) return null;
      const time = randomInteger(random, outageRangeMs.least, outageRangeMs.most);
      person.uplink.stopPackets();
      scheduler.schedule(time, () => person.uplink.resumePackets());
      return `${person.name} for ${time} ms`;
    },
  },
  {
    name: 'server is killed and starts again',
    weight: 2,
    inject(world, random) {
      if (world.server === null) return null;
      const time = randomInteger(random, outageRangeMs.least, outageRangeMs.most);
      world.killServer(true);
      world.scheduler.schedule(time, () => world.startServer());
      return `after ${time} ms`;
    },
  },
  {
    name: 'some are told of another network',
    weight: 5,
    inject({ participants }, random) {
      const told = participants.filter(() => random() < 0.6);
      for (const person of told) person.reportNetworkEvent({ type: 'network.changed' });
      return told.length === 0 ? null : told.map(({ name }) => name).join(' and ');
    },
  },
];
