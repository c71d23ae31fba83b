import { candidates, type Signal } from '../payload/payload.ts';
import type { Join, Participant } from '../participants/participant.ts';

/** Two members of a room who send one candidate back and forth. */
export interface Pair {
  /** Relays a candidate several times. @returns the latency of each relay in milliseconds */
  relay(times: number): Promise<readonly number[]>;
  leave(): Promise<void>;
}

const [relayedCandidate] = candidates;

/** Connects a pair. @throws if a received signal differs from the one that was sent */
export async function connectPair(port: number, join: Join, room: string): Promise<Pair> {
  if (relayedCandidate === undefined) throw new Error('There is no candidate to relay.');
  let handleReceived: (by: 'first' | 'second', from: string) => void = () => undefined;
  const joinAs = (role: 'first' | 'second') =>
    join({
      port,
      room,
      role,
      onSignal: (from: string, signal: Signal) => {
        if (signal.kind !== 'candidate' || signal.candidate !== relayedCandidate.candidate) {
          throw new Error('The received signal differs from the sent one.');
        }
        handleReceived(role, from);
      },
    });
  const first = await joinAs('first');
  const second = await joinAs('second');
  const participants: Readonly<Record<'first' | 'second', Participant>> = { first, second };
  const [otherId] = second.otherIds;
  if (otherId === undefined) throw new Error('The room has no other member.');
  return {
    relay: (times) =>
      new Promise((resolve) => {
        const latencies: number[] = [];
        let sentAt = performance.now();
        handleReceived = (by, from) => {
          const now = performance.now();
          latencies.push(now - sentAt);
          sentAt = now;
          if (latencies.length < times) participants[by].send(from, relayedCandidate);
          else resolve(latencies);
        };
        second.send(otherId, relayedCandidate);
      }),
    leave: async () => {
      await Promise.all([second.leave(), first.leave()]);
    },
  };
}
