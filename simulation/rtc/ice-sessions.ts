import { isSameCandidate, type Candidate } from './candidate.ts';
import { areSameCredentials, type IceCredentials } from './ice-credentials.ts';
import { gatherCandidates } from './gather-candidates.ts';
import type { IceAgent } from './ice-agent.ts';
import { IceSession, type LocalCandidate } from './ice-session.ts';

/** An agent's sessions, oldest first, and what it was told of the other side's. */
export class IceSessions {
  readonly #agent: IceAgent;
  readonly #gathering = new Map<IceSession, () => void>();
  readonly #remote = new Map<string, readonly Candidate[]>();
  #sessions: readonly IceSession[] = [];

  constructor(agent: IceAgent) {
    this.#agent = agent;
  }

  get gatheringState(): RTCIceGatheringState {
    if (this.#sessions.length === 0) return 'new';
    return this.#sessions.every(({ isGathered }) => isGathered) ? 'complete' : 'gathering';
  }

  find(credentials: IceCredentials): IceSession | undefined {
    return this.#sessions.find((session) => areSameCredentials(session.credentials, credentials));
  }

  start(
    credentials: IceCredentials,
    configuration: RTCConfiguration,
    found: (candidate: LocalCandidate, session: IceSession) => void,
    done: () => void,
  ): void {
    const session = new IceSession(this.#agent, credentials);
    this.#sessions = [...this.#sessions, session];
    this.#agent.network.register(session);
    const foundHere = (candidate: LocalCandidate) => found(candidate, session);
    this.#gathering.set(session, gatherCandidates(session, configuration, foundHere, done));
  }

  end(session: IceSession): void {
    this.#gathering.get(session)?.();
    this.#gathering.delete(session);
    this.#sessions = this.#sessions.filter((other) => other !== session);
    this.#agent.network.unregister(session);
  }

  /** Ends those that a newer one has replaced. What is newer itself is still to be agreed on. */
  endOlderThan(session: IceSession): void {
    for (const older of this.#sessions.slice(0, this.#sessions.indexOf(session))) this.end(older);
  }

  endAll(): void {
    for (const session of this.#sessions) this.end(session);
  }

  addRemoteCandidate(candidate: Candidate, ufrag: string): void {
    this.#remote.set(ufrag, [...(this.#remote.get(ufrag) ?? []), candidate]);
  }

  /** Whether a candidate of the other side was signalled for a generation. */
  hasRemoteCandidate(candidate: Candidate, { ufrag }: IceCredentials): boolean {
    return (this.#remote.get(ufrag) ?? []).some((known) => isSameCandidate(known, candidate));
  }
}
