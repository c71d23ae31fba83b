import { pick, randomInteger } from '../random/random.ts';
import type { Fault } from './fault.ts';
import { connectionBreak } from './faults.ts';

/** How long an outage lasts, in milliseconds. Every member reconnects before the grace period ends. */
const outageRangeMs = { min: 50, max: 6_000 };

/** Faults between participants and the server that leave the media paths intact. */
export const serverOutages: readonly Fault[] = [
  connectionBreak,
  {
    name: 'path to the server fails',
    weight: 3,
    inject(simulation, random) {
      const participant = pick(random, simulation.participants);
      if (!participant.uplink.isUp) return null;
      const durationMs = randomInteger(random, outageRangeMs.min, outageRangeMs.max);
      participant.uplink.stopPackets();
      simulation.endFaultAfter(durationMs, () => participant.uplink.resumePackets());
      return `${participant.name} for ${durationMs} ms`;
    },
  },
  {
    name: 'server is killed and restarts',
    weight: 2,
    inject(simulation, random) {
      if (simulation.server === null) return null;
      const durationMs = randomInteger(random, outageRangeMs.min, outageRangeMs.max);
      simulation.killServer(true);
      simulation.endFaultAfter(durationMs, () => simulation.startServer());
      return `after ${durationMs} ms`;
    },
  },
  {
    name: 'browsers report a network change',
    weight: 5,
    inject({ participants }, random) {
      const notified = participants.filter(() => random() < 0.6);
      for (const participant of notified)
        participant.reportNetworkEvent({ type: 'network.changed' });
      return notified.length === 0 ? null : notified.map(({ name }) => name).join(' and ');
    },
  },
];
