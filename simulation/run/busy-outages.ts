import { pick, randomInteger } from '../random/random.ts';
import type { Fault } from './fault.ts';
import { connectionBreak } from './faults.ts';

/**
 * How long a path to the server may fail, in milliseconds: so long that an offer is lost twice, and too short
 * for the server to notice it every time.
 */
const pathFailureRangeMs = { min: 500, max: 20_000 };

/** Broken connections to the server that lose requests and room events while users act. */
export const busyOutages: readonly Fault[] = [
  connectionBreak,
  {
    name: 'browser closes the connection to the server while the page makes a request',
    weight: 2,
    inject({ participants }, random) {
      const participant = pick(random, participants);
      participant.send({ type: 'hand.toggle' });
      participant.uplink.abortConnections();
      return participant.name;
    },
  },
  {
    name: 'connection and path to the server fail unnoticed, and another browser reports a network change',
    weight: 4,
    inject(simulation, random) {
      const [one, other] = simulation.pickPair();
      const durationMs = randomInteger(random, pathFailureRangeMs.min, pathFailureRangeMs.max);
      one.uplink.breakConnections([]);
      one.uplink.stopPackets();
      simulation.endFaultAfter(durationMs, () => one.uplink.resumePackets());
      other.reportNetworkEvent({ type: 'network.changed' });
      return `${one.name} for ${durationMs} ms, and ${other.name}`;
    },
  },
];

/** A user action of which the others are notified. */
export const busyAction: Fault = {
  name: 'toggles',
  weight: 1,
  inject({ participants }, random) {
    const participant = pick(random, participants);
    const type = pick(random, ['hand.toggle', 'screen.toggle'] as const);
    participant.send({ type });
    return `${participant.name} ${type}`;
  },
};
