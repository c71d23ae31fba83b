import type { Simulation } from './simulation.ts';

/**
 * The longest video freeze that is no interruption, in milliseconds. The two sides of an ICE restart select the
 * new path one after the other. Meanwhile the fake drops the media of the old path, unlike a browser.
 */
const maxFreezeMs = 500;

interface InterruptionWatch {
  /** Checks once. Always returns false, so that `scheduler.until` can call it repeatedly. */
  check(): boolean;
  readonly found: readonly string[];
}

/**
 * Watches participants who all receive each other's video: from now on, no video may freeze and no connection
 * may be replaced. An interruption that ends between two checks is not noticed.
 *
 * @param allowsConnections whether connections may be created, which members who flood cause
 */
export function watchInterruptions(
  { participants, scheduler }: Simulation,
  allowsConnections = false,
): InterruptionWatch {
  const connectionCounts = new Map(
    participants.map((participant) => [participant, participant.connections.createdCount]),
  );
  /** When each frozen video froze. */
  const frozenSince = new Map<string, number>();
  const found = new Set<string>();
  const formatTime = (time: number) => (time / 1_000).toFixed(3);
  return {
    check() {
      const now = scheduler.now();
      for (const one of participants) {
        if (!allowsConnections && one.connections.createdCount > (connectionCounts.get(one) ?? 0)) {
          found.add(`${one.name} created another connection at ${formatTime(now)}`);
          connectionCounts.set(one, one.connections.createdCount);
        }
        for (const other of participants) {
          const isFrozen = one !== other && !one.receivesCameraOf(other);
          // Nearly always nothing is frozen, and this runs very often.
          if (!isFrozen && frozenSince.size === 0) continue;
          const problem = `${one.name} receives no video from ${other.name}`;
          if (!isFrozen) {
            frozenSince.delete(problem);
            continue;
          }
          const since = frozenSince.get(problem) ?? now;
          frozenSince.set(problem, since);
          if (now - since > maxFreezeMs) found.add(`${problem} since ${formatTime(since)}`);
        }
      }
      return false;
    },
    get found() {
      return [...found];
    },
  };
}
