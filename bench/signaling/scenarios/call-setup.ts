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
 * How many candidates are sent how many milliseconds after the previous ones. `burst` sends all of them with the
 * description, as without STUN and TURN. `trickle` sends four host candidates with it, and two server-reflexive
 * and two relayed ones later, when their servers answer.
 */
const candidateTimings = {
  burst: [{ delayMs: 0, count: candidateCount }],
  trickle: [
    { delayMs: 0, count: 4 },
    { delayMs: 20, count: 2 },
    { delayMs: 20, count: 2 },
  ],
} as const;
export type Timing = keyof typeof candidateTimings;

/** The options of one call setup. */
export interface CallSetup {
  readonly port: number;
  readonly join: Join;
  readonly room: string;
  readonly timing: Timing;
}

/** Checks that a participant receives the expected description and then every candidate in order. */
class SignalChecker {
  readonly complete: Promise<void>;
  readonly #expectedSdp: string;
  #resolve: () => void = () => undefined;
  #reject: (reason: Error) => void = () => undefined;
  #hasDescription = false;
  #candidateCount = 0;

  constructor(expectedSdp: string) {
    this.#expectedSdp = expectedSdp;
    this.complete = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  receive(signal: Signal): void {
    if (signal.kind === 'description') this.#receiveDescription(signal.sdp);
    else this.#receiveCandidate(signal);
    if (this.#hasDescription && this.#candidateCount === candidateCount) this.#resolve();
  }

  #receiveDescription(sdp: string): void {
    if (this.#hasDescription || sdp !== this.#expectedSdp)
      this.#reject(new Error('Unexpected description.'));
    this.#hasDescription = true;
  }

  #receiveCandidate({ candidate }: Candidate): void {
    const isInOrder = this.#hasDescription && candidateIndex(candidate) === this.#candidateCount;
    if (!isInOrder) this.#reject(new Error('A candidate is missing, duplicate or out of order.'));
    this.#candidateCount += 1;
  }
}

async function sendCandidates(participant: Participant, to: string, timing: Timing): Promise<void> {
  let sent = 0;
  for (const { delayMs, count } of candidateTimings[timing]) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    for (const candidate of candidates.slice(sent, sent + count)) participant.send(to, candidate);
    sent += count;
  }
}

/**
 * Runs one call setup: two connections join, the second sends an offer, the first sends an answer, both send eight
 * candidates and close.
 *
 * @returns the milliseconds from the first connection's start to the last signal's arrival
 * @throws if an unexpected signal arrives
 */
export async function runCallSetup({ port, join, room, timing }: CallSetup): Promise<number> {
  const start = performance.now();
  const [firstChecker, secondChecker] = [
    new SignalChecker(offer.sdp),
    new SignalChecker(answer.sdp),
  ];
  const first: Participant = await join({
    port,
    room,
    role: 'first',
    onSignal: (from, signal) => {
      firstChecker.receive(signal);
      if (signal.kind !== 'description') return;
      first.send(from, answer);
      void sendCandidates(first, from, timing);
    },
  });
  const second = await join({
    port,
    room,
    role: 'second',
    onSignal: (_, signal) => secondChecker.receive(signal),
  });
  const [otherId] = second.otherIds;
  if (otherId === undefined || second.otherIds.length > 1)
    throw new Error('The room must have exactly one other member.');
  second.send(otherId, offer);
  const sending = sendCandidates(second, otherId, timing);
  await Promise.all([sending, firstChecker.complete, secondChecker.complete]);
  const durationMs = performance.now() - start;
  await Promise.all([second.leave(), first.leave()]);
  return durationMs;
}
