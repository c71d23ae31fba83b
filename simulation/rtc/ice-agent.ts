import { randomInRange } from '../random/random.ts';
import { bestPair, candidatePairs, isBetterPair, isSamePair, pairPath } from './candidate-pair.ts';
import { areSameCredentials } from './ice-credentials.ts';
import type { IceSession } from './ice-session.ts';
import { IceSessions } from './ice-sessions.ts';
import type { MediaNetwork } from './media-network.ts';
import type { Candidate, Host, IceCredentials, LocalCandidate, Path } from './model.ts';
import type { CandidatePair, NetworkEndpoint } from './network-endpoint.ts';
import type { RtcEnvironment } from './rtc-environment.ts';
import type { TaskQueue } from './task-queue.ts';
import type { TransportEndpoint } from './transport-endpoint.ts';

const noCandidates: readonly LocalCandidate[] = [];

type IceState = Exclude<RTCIceTransportState, 'closed'>;

interface Options {
  readonly environment: RtcEnvironment;
  readonly tasks: TaskQueue;
  readonly host: Host;
  /** The transport that runs over this agent. */
  readonly transport: TransportEndpoint;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onGatheringChange: () => void;
  /** Called when the agent, or something it depends on, may have changed. */
  readonly onChange: () => void;
}

/**
 * An ICE agent with one component (RFC 8445). It sends no checks. When something changes, it computes which
 * pairs work, and takes the time that checks would have taken.
 */
export class IceAgent implements NetworkEndpoint {
  readonly host: Host;
  readonly transport: TransportEndpoint;
  readonly environment: RtcEnvironment;
  readonly #options: Options;
  readonly #tasks: TaskQueue;
  readonly #network: MediaNetwork;
  readonly #sessions: IceSessions;
  #activeSession: IceSession | null = null;
  #selectedPair: CandidatePair | null = null;
  #wasConnected = false;
  #state: IceState = 'new';
  #isUpdateScheduled = false;
  #connecting: { readonly pair: CandidatePair; readonly cancel: () => void } | null = null;
  #cancelTimeouts: readonly (() => void)[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.host = options.host;
    this.transport = options.transport;
    this.environment = options.environment;
    this.#tasks = options.tasks;
    this.#network = options.environment.network;
    this.#sessions = new IceSessions({
      endpoint: this,
      environment: options.environment,
      tasks: options.tasks,
      host: options.host,
      onCandidate: (candidate, session) => {
        this.scheduleUpdate();
        options.onCandidate(candidate, session);
      },
      onGatheringChange: options.onGatheringChange,
    });
    this.#network.attach(this);
  }

  get state(): IceState {
    return this.#state;
  }

  get selectedPair(): CandidatePair | null {
    return this.#selectedPair;
  }

  /** The path of the pair in use; null while packets do not get through. */
  get selectedPath(): Path | null {
    return this.#selectedPair === null ? null : pairPath(this.#network, this.#selectedPair);
  }

  /** One-way delay to the remote in milliseconds; null while packets do not get through. */
  get delayMs(): number | null {
    return this.selectedPath?.delayMs ?? null;
  }

  get gatheringState(): RTCIceGatheringState {
    return this.#sessions.gatheringState;
  }

  /** The candidates that were gathered for some credentials. */
  candidatesOf(credentials: IceCredentials): readonly LocalCandidate[] {
    return this.#sessions.find(credentials)?.candidates ?? noCandidates;
  }

  /** Starts the session of a local description that was set, unless it is running. */
  start(credentials: IceCredentials, configuration: RTCConfiguration): void {
    if (this.#sessions.find(credentials) !== undefined) return;
    this.#tasks.queue(this.#options.onGatheringChange);
    this.#sessions.start(credentials, configuration);
  }

  /** Ends the session of a local description that was rolled back. */
  drop(credentials: IceCredentials): void {
    const session = this.#sessions.find(credentials);
    if (session === undefined || session === this.#activeSession) return;
    this.#sessions.end(session);
    this.#tasks.queue(this.#options.onGatheringChange);
  }

  /** Adds a candidate to the remote generation with this username fragment. */
  addRemoteCandidate(candidate: Candidate, ufrag: string): void {
    this.#sessions.addRemoteCandidate(candidate, ufrag);
    this.scheduleUpdate();
    this.#network.findSession(ufrag)?.endpoint.scheduleUpdate();
  }

  hasRemoteCandidate(candidate: Candidate, credentials: IceCredentials): boolean {
    return this.#sessions.hasRemoteCandidate(candidate, credentials);
  }

  /** Offer and answer agree on a generation of each side: its pairs are formed and checked. */
  activate(local: IceCredentials, remote: IceCredentials): void {
    const session = this.#sessions.find(local);
    if (session === undefined) return;
    if (session === this.#activeSession && areSameCredentials(session.remoteCredentials, remote))
      return;
    session.remoteCredentials = remote;
    this.#activeSession = session;
    if (this.#state === 'disconnected' || this.#state === 'failed') {
      this.#clear();
      const { variant, timing } = this.environment;
      const isDisconnected = this.#wasConnected && !variant.reportsCheckingAfterRestart;
      this.#setState(isDisconnected ? 'disconnected' : 'checking');
      this.#failAfter(timing.checkingFailsAfterMs);
    }
    this.scheduleUpdate();
    this.#network.findSession(remote.ufrag)?.endpoint.scheduleUpdate();
  }

  scheduleUpdate(): void {
    if (this.#isUpdateScheduled) return;
    this.#isUpdateScheduled = true;
    this.#tasks.queue(() => {
      this.#isUpdateScheduled = false;
      this.#update();
      this.#options.onChange();
    });
  }

  isAffectedBy(hosts: readonly Host[] | undefined): boolean {
    return (
      hosts === undefined ||
      hosts.includes(this.host) ||
      (this.#activeSession !== null &&
        candidatePairs(this.#network, this.#activeSession).some(({ remoteSession }) =>
          hosts.includes(remoteSession.endpoint.host),
        )) ||
      (this.#selectedPair !== null &&
        hosts.includes(this.#selectedPair.remoteSession.endpoint.host))
    );
  }

  /** Makes the agent at the other end update. */
  notifyRemote(): void {
    const remote = this.#activeSession?.remoteCredentials;
    if (remote) this.#network.findSession(remote.ufrag)?.endpoint.scheduleUpdate();
    this.#selectedPair?.remoteSession.endpoint.scheduleUpdate();
  }

  close(): void {
    this.#clear();
    this.#sessions.endAll();
    this.#network.detach(this);
    this.notifyRemote();
  }

  #update(): void {
    const { timing } = this.environment;
    if (this.#activeSession === null || this.#state === 'failed') return;
    if (this.#state === 'new' && candidatePairs(this.#network, this.#activeSession).length > 0) {
      this.#setState('checking');
      this.#failAfter(timing.checkingFailsAfterMs);
    }
    this.#endReplacedSessions();
    const current = this.#selectedPair;
    const works = current !== null && this.selectedPath !== null;
    const best = bestPair(this.#network, this.#activeSession);
    if (works && this.#isConnected) this.#clearTimeouts();
    if (works && this.#isConnected && !isBetterPair(best, current)) this.#stopConnecting();
    else this.#connect(best ?? (works ? current : undefined));
    if (current !== null && !works && this.#isConnected && this.#cancelTimeouts.length === 0) {
      this.#cancelTimeouts = [
        this.#tasks.schedule(timing.disconnectedAfterMs, () => this.#setState('disconnected')),
      ];
      this.#failAfter(timing.failedAfterMs);
    }
  }

  get #isConnected(): boolean {
    return this.#state === 'connected' || this.#state === 'completed';
  }

  /** Selects a pair after the time that its checks would take. */
  #connect(pair: CandidatePair | undefined): void {
    if (pair !== undefined && isSamePair(this.#connecting?.pair ?? null, pair)) return;
    this.#stopConnecting();
    const path = pair && pairPath(this.#network, pair);
    if (!path) return;
    const { timing, random } = this.environment;
    // The selected pair is checked at the pace of consent, a new one as fast as possible.
    const checkMs = isSamePair(pair, this.#selectedPair) ? timing.recheckMs : timing.checkMs;
    const cancel = this.#tasks.schedule(randomInRange(checkMs, random) + 2 * path.delayMs, () => {
      this.#connecting = null;
      if (pairPath(this.#network, pair) !== null) this.#select(pair);
      this.scheduleUpdate();
    });
    this.#connecting = { pair, cancel };
  }

  #select(pair: CandidatePair): void {
    this.#clearTimeouts();
    this.#selectedPair = pair;
    this.#wasConnected = true;
    this.#endReplacedSessions();
    if (!this.#isConnected) this.#setState('connected');
    if (this.environment.variant.reportsCompleted && this.#state === 'connected') {
      this.#tasks.queue(() => {
        if (this.#state === 'connected') this.#setState('completed');
      });
    }
    this.notifyRemote();
  }

  /** Ends older sessions once both sides use the active one. Until then the remote may send through an old one. */
  #endReplacedSessions(): void {
    const session = this.#activeSession;
    const pair = this.#selectedPair;
    if (pair === null || session === null || pair.localSession !== session) return;
    if (pair.remoteSession.endpoint.selectedPair?.remoteSession === session)
      this.#sessions.endOlderThan(session);
  }

  #setState(state: IceState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onChange();
    this.notifyRemote();
  }

  #failAfter(delayMs: number): void {
    const fail = () => {
      this.#stopConnecting();
      // Consent has expired: the pair carries nothing any more, even if its path works again.
      this.#selectedPair = null;
      this.#setState('failed');
    };
    this.#cancelTimeouts = [...this.#cancelTimeouts, this.#tasks.schedule(delayMs, fail)];
  }

  #stopConnecting(): void {
    this.#connecting?.cancel();
    this.#connecting = null;
  }

  #clearTimeouts(): void {
    for (const cancel of this.#cancelTimeouts) cancel();
    this.#cancelTimeouts = [];
  }

  #clear(): void {
    this.#stopConnecting();
    this.#clearTimeouts();
  }
}
