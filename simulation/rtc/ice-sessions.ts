import { isSameCandidate } from './candidate.ts';
import { gatherCandidates, type GatheringContext } from './gather-candidates.ts';
import { areSameCredentials } from './ice-credentials.ts';
import { IceSession } from './ice-session.ts';
import type { Candidate, IceCredentials, LocalCandidate } from './model.ts';
import type { NetworkEndpoint } from './network-endpoint.ts';

interface Options extends GatheringContext {
  readonly endpoint: NetworkEndpoint;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onGatheringChange: () => void;
}

/** The sessions of an agent, oldest first, and the remote candidates that were signaled. */
export class IceSessions {
  readonly #options: Options;
  readonly #cancelGathering = new Map<IceSession, () => void>();
  /** Remote candidates by username fragment. */
  readonly #remoteCandidates = new Map<string, readonly Candidate[]>();
  #sessions: readonly IceSession[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  get gatheringState(): RTCIceGatheringState {
    if (this.#sessions.length === 0) return 'new';
    return this.#sessions.every(({ isGathered }) => isGathered) ? 'complete' : 'gathering';
  }

  find(credentials: IceCredentials): IceSession | undefined {
    return this.#sessions.find((session) => areSameCredentials(session.credentials, credentials));
  }

  /** Starts a session and gathers its candidates. */
  start(credentials: IceCredentials, configuration: RTCConfiguration): void {
    const { endpoint, environment, onCandidate, onGatheringChange } = this.#options;
    const session = new IceSession(endpoint, credentials);
    this.#sessions = [...this.#sessions, session];
    environment.network.register(session);
    const cancel = gatherCandidates(session, configuration, this.#options, {
      onCandidate: (candidate) => onCandidate(candidate, session),
      onComplete: onGatheringChange,
    });
    this.#cancelGathering.set(session, cancel);
  }

  end(session: IceSession): void {
    this.#cancelGathering.get(session)?.();
    this.#cancelGathering.delete(session);
    this.#sessions = this.#sessions.filter((other) => other !== session);
    this.#options.environment.network.unregister(session);
  }

  /** Ends the sessions before `session`. Newer ones stay, because offer and answer may still agree on them. */
  endOlderThan(session: IceSession): void {
    for (const older of this.#sessions.slice(0, this.#sessions.indexOf(session))) this.end(older);
  }

  endAll(): void {
    for (const session of this.#sessions) this.end(session);
  }

  addRemoteCandidate(candidate: Candidate, ufrag: string): void {
    this.#remoteCandidates.set(ufrag, [...(this.#remoteCandidates.get(ufrag) ?? []), candidate]);
  }

  /** Whether a remote candidate was signaled for a remote generation. */
  hasRemoteCandidate(candidate: Candidate, { ufrag }: IceCredentials): boolean {
    return (this.#remoteCandidates.get(ufrag) ?? []).some((known) =>
      isSameCandidate(known, candidate),
    );
  }
}
