import type { Candidate } from './candidate.ts';
import { areSameCredentials, type IceCredentials } from './ice-credentials.ts';
import { IceSessions } from './ice-sessions.ts';
import {
  bestPair,
  isSamePair,
  candidatePairs,
  pairPath,
  pairRank,
  type CandidatePair,
  type IceSession,
  type LocalCandidate,
} from './ice-session.ts';
import type { Host, MediaNetwork } from './media-network.ts';
import { randomInRange } from '../clock/scheduler.ts';
import type { TaskQueue } from './task-queue.ts';
import type { Transport } from './transport.ts';
import type { RtcEnvironment } from './rtc-environment.ts';

type IceState = Exclude<RTCIceTransportState, 'closed'>;

interface Options {
  readonly environment: RtcEnvironment;
  readonly tasks: TaskQueue;
  readonly host: Host;
  /** The transport that this agent carries. */
  readonly transport: Transport;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onGatheringChange: () => void;
  /** Something about the agent, or about what it depends on, may have changed. */
  readonly onChange: () => void;
}

/**
 * An ICE agent with its one component (RFC 8445). It does not send checks: it is told when something has
 * changed, looks which pairs work, and takes the time for it that checks would have taken.
 */
export class IceAgent {
  readonly environment: RtcEnvironment;
  readonly tasks: TaskQueue;
  readonly host: Host;
  readonly transport: Transport;
  readonly #options: Options;
  readonly #generations = new IceSessions(this);
  #active: IceSession | null = null;
  #selected: CandidatePair | null = null;
  #wasConnected = false;
  #state: IceState = 'new';
  #isAwake = false;
  #connecting: { readonly pair: CandidatePair; readonly cancel: () => void } | null = null;
  #deadlines: readonly (() => void)[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.environment = options.environment;
    this.tasks = options.tasks;
    this.host = options.host;
    this.transport = options.transport;
    this.network.attach(this);
  }

  get network(): MediaNetwork {
    return this.environment.network;
  }

  get state(): IceState {
    return this.#state;
  }

  /** The pair in use, which may have ceased to work; null before there is one, and after a failure. */
  get selectedPair(): CandidatePair | null {
    return this.#selected;
  }

  /** Milliseconds to the other side, one way; null where nothing gets through. */
  get delayMs(): number | null {
    return this.#selected === null ? null : (pairPath(this.#selected)?.delayMs ?? null);
  }

  get gatheringState(): RTCIceGatheringState {
    return this.#generations.gatheringState;
  }

  /** The candidates that were gathered for some credentials. */
  candidatesOf(credentials: IceCredentials): readonly LocalCandidate[] {
    return this.#generations.find(credentials)?.candidates ?? [];
  }

  /** Begins a session, unless it has begun: a description with its credentials was set. */
  start(credentials: IceCredentials, configuration: RTCConfiguration): void {
    if (this.#generations.find(credentials) !== undefined) return;
    const { onCandidate, onGatheringChange } = this.#options;
    const found = (candidate: LocalCandidate, session: IceSession) => {
      this.scheduleUpdate();
      onCandidate(candidate, session);
    };
    this.tasks.queue(onGatheringChange);
    this.#generations.start(credentials, configuration, found, onGatheringChange);
  }

  /** Forgets a session: the description with its credentials was rolled back. */
  drop(credentials: IceCredentials): void {
    const session = this.#generations.find(credentials);
    if (session === undefined || session === this.#active) return;
    this.#generations.end(session);
    this.tasks.queue(this.#options.onGatheringChange);
  }

  /** Takes a candidate of the other side, for the generation that it belongs to. */
  addRemoteCandidate(candidate: Candidate, ufrag: string): void {
    this.#generations.addRemoteCandidate(candidate, ufrag);
    this.scheduleUpdate();
    this.network.findSession(ufrag)?.agent.scheduleUpdate();
  }

  /** Whether a candidate of the other side was signalled for a generation. */
  hasRemoteCandidate(candidate: Candidate, credentials: IceCredentials): boolean {
    return this.#generations.hasRemoteCandidate(candidate, credentials);
  }

  /** Offer and answer agree on a generation of each side: pairs are formed and checked. */
  activate(local: IceCredentials, remote: IceCredentials): void {
    const session = this.#generations.find(local);
    if (session === undefined) return;
    if (session === this.#active && areSameCredentials(session.remoteCredentials, remote)) return;
    session.remoteCredentials = remote;
    this.#active = session;
    if (this.#state === 'disconnected' || this.#state === 'failed') {
      this.#clear();
      const isLost = this.#wasConnected && !this.environment.variant.reportsCheckingAfterRestart;
      this.#become(isLost ? 'disconnected' : 'checking');
      this.#failIn(this.environment.timing.checkingFailsAfterMs);
    }
    this.scheduleUpdate();
    this.network.findSession(remote.ufrag)?.agent.scheduleUpdate();
  }

  /** Has it look again at everything, in a task of its own. */
  scheduleUpdate(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.tasks.queue(() => {
      this.#isAwake = false;
      this.#look();
      this.#options.onChange();
    });
  }

  /** Whether a change of these devices' paths concerns it. */
  isAffectedBy(hosts: readonly Host[] | undefined): boolean {
    return (
      hosts === undefined ||
      hosts.includes(this.host) ||
      (this.#active !== null &&
        candidatePairs(this.#active).some(({ remoteSession }) =>
          hosts.includes(remoteSession.agent.host),
        )) ||
      (this.#selected !== null && hosts.includes(this.#selected.remoteSession.agent.host))
    );
  }

  /** Tells the other side of the pair in use to look again. */
  notifyRemote(): void {
    const remote = this.#active?.remoteCredentials;
    if (remote) this.network.findSession(remote.ufrag)?.agent.scheduleUpdate();
    this.#selected?.remoteSession.agent.scheduleUpdate();
  }

  close(): void {
    this.#clear();
    this.#generations.endAll();
    this.network.detach(this);
    this.notifyRemote();
  }

  #look(): void {
    const { timing } = this.environment;
    if (this.#active === null || this.#state === 'failed') return;
    if (this.#state === 'new' && candidatePairs(this.#active).length > 0) {
      this.#become('checking');
      this.#failIn(timing.checkingFailsAfterMs);
    }
    this.#retire();
    const current = this.#selected;
    const holds = current !== null && pairPath(current) !== null;
    const best = bestPair(this.#active);
    if (holds && this.#isConnected) this.#clearDeadlines();
    if (holds && this.#isConnected && !isBetterPair(best, current)) this.#stopConnecting();
    else this.#connect(best ?? (holds ? current : undefined));
    if (current !== null && !holds && this.#isConnected && this.#deadlines.length === 0) {
      this.#deadlines = [
        this.tasks.schedule(timing.disconnectedAfterMs, () => this.#become('disconnected')),
      ];
      this.#failIn(timing.failedAfterMs);
    }
  }

  get #isConnected(): boolean {
    return this.#state === 'connected' || this.#state === 'completed';
  }

  /** Takes a pair into use when its checks would have succeeded. */
  #connect(pair: CandidatePair | undefined): void {
    if (pair !== undefined && isSamePair(this.#connecting?.pair ?? null, pair)) return;
    this.#stopConnecting();
    const path = pair && pairPath(pair);
    if (!path) return;
    const { timing, random } = this.environment;
    // A pair that was in use is checked at the pace of consent, a new one as fast as it can be.
    const pace = isSamePair(pair, this.#selected) ? timing.recheckMs : timing.checkMs;
    const cancel = this.tasks.schedule(randomInRange(pace, random) + 2 * path.delayMs, () => {
      this.#connecting = null;
      if (pairPath(pair) !== null) this.#use(pair);
      this.scheduleUpdate();
    });
    this.#connecting = { pair, cancel };
  }

  #use(pair: CandidatePair): void {
    this.#clearDeadlines();
    this.#selected = pair;
    this.#wasConnected = true;
    this.#retire();
    if (!this.#isConnected) this.#become('connected');
    if (this.environment.variant.reportsCompleted && this.#state === 'connected') {
      this.tasks.queue(() => {
        if (this.#state === 'connected') this.#become('completed');
      });
    }
    this.notifyRemote();
  }

  /** Ends what was before the generation in use, once the other side uses that as well: until then it may send by the old one. */
  #retire(): void {
    const pair = this.#selected;
    if (pair === null || pair.localSession !== this.#active) return;
    if (pair.remoteSession.agent.selectedPair?.remoteSession === pair.localSession)
      this.#generations.endOlderThan(pair.localSession);
  }

  #become(state: IceState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onChange();
    this.notifyRemote();
  }

  #failIn(delay: number): void {
    const fail = () => {
      this.#stopConnecting();
      // Consent has ended with it: what was in use carries nothing any more, whatever its path does.
      this.#selected = null;
      this.#become('failed');
    };
    this.#deadlines = [...this.#deadlines, this.tasks.schedule(delay, fail)];
  }

  #stopConnecting(): void {
    this.#connecting?.cancel();
    this.#connecting = null;
  }

  #clearDeadlines(): void {
    for (const cancel of this.#deadlines) cancel();
    this.#deadlines = [];
  }

  #clear(): void {
    this.#stopConnecting();
    this.#clearDeadlines();
  }
}

/** A pair of a newer generation, or of a better kind. */
const isBetterPair = (pair: CandidatePair | undefined, than: CandidatePair): boolean =>
  pair !== undefined &&
  (pair.localSession === than.localSession
    ? pairRank(pair) < pairRank(than)
    : isCheckedByBoth(pair));

/** Whether the other side checks a pair too: before, nobody can nominate it (RFC 8445 section 8.1.1). */
const isCheckedByBoth = ({ localSession, remoteSession }: CandidatePair): boolean =>
  areSameCredentials(remoteSession.remoteCredentials, localSession.credentials);
