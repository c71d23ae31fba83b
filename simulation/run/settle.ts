import { runningDelaysOf } from '@visavis/machines/xstate-internals';
import type { RunContext } from './run-context.ts';
import type { Simulation } from './simulation.ts';

/** How long nothing may be under way, in milliseconds: several samples of what monitors the media. */
const settledMs = 5_000;
/** How often this is checked, in milliseconds. */
const checkIntervalMs = 50;

/**
 * Whether nothing is under way by which the simulation could still change without another fault: no machine
 * waits for a delay, and the server has one working connection of each participant in the room, and nobody else.
 */
function isSettled({ participants, joinedParticipants, server }: Simulation): boolean {
  if (server === null) return false;
  const { members, away, connections } = server.size;
  if (away > 0 || members !== joinedParticipants.length) return false;
  const connectionCounts = participants.map(({ uplink }) => uplink.workingConnectionCount);
  if (connections !== connectionCounts.reduce((total, count) => total + count, 0)) return false;
  return participants.every(
    ({ call, isJoined }, index) =>
      (!isJoined || connectionCounts[index] === 1) &&
      (call === null || runningDelaysOf(call.actor).length === 0),
  );
}

/**
 * Advances the clock until nothing has been under way for {@link settledMs}. In the runs that wait in full, it
 * advances by `maxMs`, which shows what happens later for a reason that nobody has thought of.
 *
 * @param observe is called every {@link checkIntervalMs}
 */
export async function advanceUntilSettled(
  { simulation, waitsInFull }: RunContext,
  maxMs: number,
  observe: () => void = () => {},
): Promise<void> {
  const { scheduler } = simulation;
  let settledSinceMs: number | null = null;
  const hasSettled = () => {
    observe();
    settledSinceMs =
      !waitsInFull && isSettled(simulation) ? (settledSinceMs ?? scheduler.now()) : null;
    return settledSinceMs !== null && scheduler.now() - settledSinceMs >= settledMs;
  };
  await scheduler.until(hasSettled, maxMs, checkIntervalMs);
}
