import { candidates, type Signal } from '../payload/payload.ts';
import type { Join, Participant } from '../participants/participant.ts';

/** Two people in a room who throw one candidate to and fro. */
export interface Pair {
  /** Plays for a number of throws; gives the milliseconds that each took. */
  relay(throws: number): Promise<readonly number[]>;
  leave(): Promise<void>;
}

const [relayedCandidate] = candidates;

/** Brings a pair together. @throws where what arrives is not what was thrown */
export async function connectPair(port: number, join: Join, room: string): Promise<Pair> {
  if (relayedCandidate === undefined) throw new Error('There is no candidate to throw.');
  let caught: (by: 'first' | 'second', from: string) => void = () => undefined;
  const arrive = (role: 'first' | 'second') =>
    join({
      port,
      room,
      role,
      onSignal: (from: string, signal: Signal) => {
        if (signal.kind !== 'candidate' || signal.candidate !== relayedCandidate.candidate) {
          throw new Error('What arrived is not what was sent.');
        }
        caught(role, from);
      },
    });
  const first = await arrive('first');
  const second = await arrive('second');
  const people: Readonly<Record<'first' | 'second', Participant>> = { first, second };
  const [other] = second.others;
  if (other === undefined) throw new Error('The room is not as it should be.');
  return {
    relay: (throws) =>
      new Promise((resolve) => {
        const took: number[] = [];
        let thrown = performance.now();
        caught = (by, from) => {
          const now = performance.now();
          took.push(now - thrown);
          thrown = now;
          if (took.length < throws) people[by].send(from, relayedCandidate);
          else resolve(took);
        };
        second.send(other, relayedCandidate);
      }),
    leave: async () => {
      await Promise.all([second.leave(), first.leave()]);
    },
  };
}
