import {
  answer,
  candidateCount,
  candidateIndex,
  candidates,
  offer,
  type Candidate,
  type Signal,
} from '../payload/payload.ts';
import type { Join, Participant } from '../participants/participant.ts';

/**
 * How many candidates appear how many milliseconds after what came before. `burst`: all of them with the
 * description, as on a network without STUN and TURN. `trickle`: four host candidates with it, two
 * reflexive and two relayed ones later, as their servers answer.
 */
const candidateTimings = {
  burst: [{ after: 0, count: candidateCount }],
  trickle: [
    { after: 0, count: 4 },
    { after: 20, count: 2 },
    { after: 20, count: 2 },
  ],
} as const;
export type Timing = keyof typeof candidateTimings;

/** One whole call. */
export interface CallSetup {
  readonly port: number;
  readonly join: Join;
  readonly room: string;
  readonly timing: Timing;
}

/** Checks that a person gets one description of the right kind, whole, and then every candidate in order. */
class SignalChecker {
  readonly complete: Promise<void>;
  readonly #expected: string;
  #resolve: () => void = () => undefined;
  #reject: (reason: Error) => void = () => undefined;
  #described = false;
  #candidates = 0;

  constructor(expected: string) {
    this.#expected = expected;
    this.complete = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  take(signal: Signal): void {
    if (signal.kind === 'description') this.#describe(signal.sdp);
    else this.#count(signal);
    if (this.#described && this.#candidates === candidateCount) this.#resolve();
  }

  #describe(sdp: string): void {
    if (this.#described || sdp !== this.#expected) this.#reject(new Error('A wrong description.'));
    this.#described = true;
  }

  #count({ candidate }: Candidate): void {
    const inOrder = this.#described && candidateIndex(candidate) === this.#candidates;
    if (!inOrder) this.#reject(new Error('A candidate is missing, doubled or out of order.'));
    this.#candidates += 1;
  }
}

async function sendCandidates(person: Participant, to: string, timing: Timing): Promise<void> {
  let sent = 0;
  for (const { after, count } of candidateTimings[timing]) {
    if (after > 0) await new Promise((resolve) => setTimeout(resolve, after));
    for (const candidate of candidates.slice(sent, sent + count)) person.send(to, candidate);
    sent += count;
  }
}

/**
 * Two connections, two joins, an offer from the newcomer, an answer, eight candidates each way, and both
 * closed. Gives the milliseconds from the first connection's start to the last signal's arrival.
 * @throws where anything arrives wrong
 */
export async function runCallSetup({ port, join, room, timing }: CallSetup): Promise<number> {
  const began = performance.now();
  const [atFirst, atSecond] = [new SignalChecker(offer.sdp), new SignalChecker(answer.sdp)];
  const first: Participant = await join({
    port,
    room,
    role: 'first',
    onSignal: (from, signal) => {
      atFirst.take(signal);
      if (signal.kind !== 'description') return;
      first.send(from, answer);
      void sendCandidates(first, from, timing);
    },
  });
  const second = await join({
    port,
    room,
    role: 'second',
    onSignal: (_, signal) => atSecond.take(signal),
  });
  const [other] = second.others;
  if (other === undefined || second.others.length > 1)
    throw new Error('The room is not as it should be.');
  second.send(other, offer);
  const sent = sendCandidates(second, other, timing);
  await Promise.all([sent, atFirst.complete, atSecond.complete]);
  const took = performance.now() - began;
  await Promise.all([second.leave(), first.leave()]);
  return took;
}
