import { pick } from '../random/random.ts';
import { pickDurationMs } from './failure-duration.ts';
import type { Fault } from './fault.ts';
import { userActions } from './user-actions.ts';

/** The sides that may notice that a connection broke. */
const noticingSides = [['client', 'server'], ['client'], ['server'], []] as const;

/** A participant's connection to the server breaks and loses the frames in flight. */
export const connectionBreak: Fault = {
  name: 'connection to the server breaks',
  weight: 4,
  inject({ participants }, random) {
    const participant = pick(random, participants);
    const noticedBy = pick(random, noticingSides);
    participant.uplink.breakConnections(noticedBy);
    return `${participant.name}, noticed by ${noticedBy.join(' and ') || 'nobody'}`;
  },
};

const signalingFaults: readonly Fault[] = [
  connectionBreak,
  {
    name: 'path to the server fails',
    weight: 3,
    inject(simulation, random) {
      const participant = pick(random, simulation.participants);
      if (!participant.uplink.isUp) return null;
      const isReported = random() < 0.5;
      const durationMs = pickDurationMs(random);
      participant.uplink.stopPackets();
      if (isReported) participant.reportNetworkEvent({ type: 'network.offline' });
      simulation.endFaultAfter(durationMs, () => {
        participant.uplink.resumePackets();
        if (isReported) participant.reportNetworkEvent({ type: 'network.online' });
      });
      return `${participant.name} for ${durationMs} ms${isReported ? ', reported by the browser' : ''}`;
    },
  },
  {
    name: 'server is killed and restarts',
    weight: 2,
    inject(simulation, random) {
      if (simulation.server === null) return null;
      const closesConnections = random() < 0.7;
      const durationMs = pickDurationMs(random);
      simulation.killServer(closesConnections);
      simulation.endFaultAfter(durationMs, () => simulation.startServer());
      return `after ${durationMs} ms, ${closesConnections ? 'noticed' : 'not noticed'} by clients`;
    },
  },
];

const mediaFaults: readonly Fault[] = [
  {
    name: 'media path fails',
    weight: 3,
    inject(simulation, random) {
      const [one, other] = simulation.pickPair();
      if (!simulation.mediaNetwork.getPath(one.name, other.name).works) return null;
      const durationMs = pickDurationMs(random);
      simulation.failMediaPath(one, other, durationMs);
      return `${one.name} and ${other.name} for ${durationMs} ms`;
    },
  },
  {
    name: 'address changes',
    weight: 3,
    inject({ participants, mediaNetwork }, random) {
      const participant = pick(random, participants);
      mediaNetwork.changeAddress(participant.name);
      participant.uplink.breakConnections(pick(random, noticingSides));
      const isReported = random() < 0.7;
      if (isReported) participant.reportNetworkEvent({ type: 'network.changed' });
      return `${participant.name}${isReported ? ', reported by the browser' : ''}`;
    },
  },
];

/** Every fault, for runs in which anything may happen. */
export const allFaults: readonly Fault[] = [...userActions, ...signalingFaults, ...mediaFaults];
