import { pick, type Random, type Range } from '../random/random.ts';
import { failureRangesMs, pickDurationMs } from './failure-duration.ts';
import type { Simulation } from './simulation.ts';

/** A fault of a media path while every participant reaches the server. */
export interface PathFault {
  readonly name: string;
  /** Injects the fault. Returns its details for the log, and after how many milliseconds a path works again. */
  readonly inject: (
    simulation: Simulation,
    random: Random,
  ) => { readonly details: string; readonly durationMs: number };
}

/** Includes durations in which every attempt to find a path fails. */
const pathFailureRangesMs: readonly Range[] = [...failureRangesMs, [90_000, 150_000]];

export const pathFaults: readonly PathFault[] = [
  {
    name: 'media path fails',
    inject(simulation, random) {
      const [one, other] = simulation.pickPair();
      const durationMs = pickDurationMs(random, pathFailureRangesMs);
      simulation.failMediaPath(one, other, durationMs);
      return { details: `${one.name} and ${other.name} for ${durationMs} ms`, durationMs };
    },
  },
  {
    name: 'address changes, not reported by the browser',
    inject({ participants, mediaNetwork }, random) {
      const participant = pick(random, participants);
      mediaNetwork.changeAddress(participant.name);
      return { details: participant.name, durationMs: 0 };
    },
  },
  {
    name: 'address changes, and the connection to the server breaks unnoticed',
    inject({ participants, mediaNetwork }, random) {
      const participant = pick(random, participants);
      mediaNetwork.changeAddress(participant.name);
      participant.uplink.breakConnections([]);
      return { details: participant.name, durationMs: 0 };
    },
  },
];
