import { setTimeout as delay } from 'node:timers/promises';
import { connectPair } from '../signaling/scenarios/relay.ts';
import { joinOn } from '../signaling/stacks.ts';

/** How long two people stay in a room: this, and up to twice this. */
const minVisitMs = 5_000;
/** Candidates that they exchange. */
const relays = 20;

/** People who come and go in pairs. */
export interface People {
  /** How many rooms they have been in. */
  readonly roomCount: () => number;
  /** Resolves when they have all left; rejects if one of them fails. */
  readonly done: Promise<unknown>;
}

/**
 * Lets pairs of people join a room of their own, exchange signals, stay for a while, leave, and come back to
 * another room, until the signal ends it.
 */
export function letPeopleComeAndGo(port: number, pairs: number, signal: AbortSignal): People {
  let count = 0;
  const visitRooms = async (): Promise<void> => {
    while (!signal.aborted) {
      count += 1;
      const pair = await connectPair(port, joinOn.visavis, `soak-${count}`);
      await pair.relay(relays);
      const visitMs = minVisitMs * (1 + Math.random());
      await delay(visitMs, undefined, { signal }).catch(() => undefined);
      await pair.leave();
    }
  };
  // Not all at once, so that they do not leave at once either.
  const startLater = async (_: unknown, index: number): Promise<void> => {
    const waitMs = (index / pairs) * minVisitMs;
    await delay(waitMs, undefined, { signal }).catch(() => undefined);
    await visitRooms();
  };
  return {
    roomCount: () => count,
    done: Promise.all(Array.from({ length: pairs }, startLater)),
  };
}
