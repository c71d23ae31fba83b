import { isSame, type Candidate } from './candidate.ts';
import { areSame, type Credentials } from './credentials.ts';
import { gather } from './gatherer.ts';
import type { IceAgent } from './ice.ts';
import { IceSession, type LocalCandidate } from './ice-session.ts';

/** An agent's sessions, oldest first, and what it was told of the other side's. */
export class Generations {
  readonly #agent: IceAgent;
  readonly #gathering = new Map<IceSession, () => void>();
  readonly #remote = new Map<string, readonly Candidate[]>();
  #sessions: readonly IceSession[] = [];

  constructor(agent: IceAgent) {
    this.#agent = agent;
  }

  get gatheringState(): RTCIceGatheringState {
    if (this.#sessions.length === 0) return 'new';
    return this.#sessions.every(({ gathered }) => gathered) ? 'complete' : 'gathering';
  }

  of(credentials: Credentials): IceSession | undefined {
    return this.#sessions.find((session) => areSame(session.credentials, credentials));
  }

  begin(
    credentials: Credentials,
    configuration: RTCConfiguration,
    found: (candidate: LocalCandidate, session: IceSession) => void,
    done: () => void,
  ): void {
    const session = new IceSession(this.#agent, credentials);
    this.#sessions = [...this.#sessions, session];
    this.#agent.network.listen(session);
    const foundHere = (candidate: LocalCandidate) => found(candidate, session);
    this.#gathering.set(session, gather(session, configuration, foundHere, done));
  }

  end(session: IceSession): void {
    this.#gathering.get(session)?.();
    this.#gathering.delete(session);
    this.#sessions = this.#sessions.filter((other) => other !== session);
    this.#agent.network.silence(session);
  }

  /** Ends those that a newer one has replaced. What is newer itself is still to be agreed on. */
  endBefore(session: IceSession): void {
    for (const older of this.#sessions.slice(0, this.#sessions.indexOf(session))) this.end(older);
  }

  endAll(): void {
    for (const session of this.#sessions) this.end(session);
  }

  addRemote(candidate: Candidate, ufrag: string): void {
    this.#remote.set(ufrag, [...(this.#remote.get(ufrag) ?? []), candidate]);
  }

  /** Whether a candidate of the other side was signalled for a generation. */
  knows(candidate: Candidate, { ufrag }: Credentials): boolean {
    return (this.#remote.get(ufrag) ?? []).some((known) => isSame(known, candidate));
  }
}
