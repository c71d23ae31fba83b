import type { Candidate } from './candidate.ts';
import { areSame, type Credentials } from './credentials.ts';
import { Generations } from './generations.ts';
import {
  bestPair,
  isSamePair,
  pairsOf,
  pathOf,
  rankOf,
  type CandidatePair,
  type IceSession,
  type LocalCandidate,
} from './ice-session.ts';
import type { Host, MediaNetwork } from './network.ts';
import { within } from './scheduler.ts';
import type { Tasks } from './tasks.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

type IceState = Exclude<RTCIceTransportState, 'closed'>;

interface Options {
  readonly world: World;
  readonly tasks: Tasks;
  readonly host: Host;
  /** The transport that this agent carries. */
  readonly transport: Transport;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onGathering: () => void;
  /** Something about the agent, or about what it depends on, may have changed. */
  readonly onChange: () => void;
}

/**
 * An ICE agent with its one component (RFC 8445). It does not send checks: it is told when something has
 * changed, looks which pairs work, and takes the time for it that checks would have taken.
 */
export class IceAgent {
  readonly world: World;
  readonly tasks: Tasks;
  readonly host: Host;
  readonly transport: Transport;
  readonly #options: Options;
  readonly #generations = new Generations(this);
  #active: IceSession | null = null;
  #selected: CandidatePair | null = null;
  #wasConnected = false;
  #state: IceState = 'new';
  #isAwake = false;
  #connecting: { readonly pair: CandidatePair; readonly cancel: () => void } | null = null;
  #deadlines: readonly (() => void)[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.world = options.world;
    this.tasks = options.tasks;
    this.host = options.host;
    this.transport = options.transport;
    this.network.attach(this);
  }

  get network(): MediaNetwork {
    return this.world.network;
  }

  get state(): IceState {
    return this.#state;
  }

  /** The pair in use, which may have ceased to work; null before there is one, and after a failure. */
  get selected(): CandidatePair | null {
    return this.#selected;
  }

  /** Milliseconds to the other side, one way; null where nothing gets through. */
  get delay(): number | null {
    return this.#selected === null ? null : (pathOf(this.#selected)?.delay ?? null);
  }

  get gatheringState(): RTCIceGatheringState {
    return this.#generations.gatheringState;
  }

  /** The candidates that were gathered for some credentials. */
  candidatesOf(credentials: Credentials): readonly LocalCandidate[] {
    return this.#generations.of(credentials)?.candidates ?? [];
  }

  /** Begins a session, unless it has begun: a description with its credentials was set. */
  begin(credentials: Credentials, configuration: RTCConfiguration): void {
    if (this.#generations.of(credentials) !== undefined) return;
    const { onCandidate, onGathering } = this.#options;
    const found = (candidate: LocalCandidate, session: IceSession) => {
      this.wake();
      onCandidate(candidate, session);
    };
    this.tasks.queue(onGathering);
    this.#generations.begin(credentials, configuration, found, onGathering);
  }

  /** Forgets a session: the description with its credentials was rolled back. */
  drop(credentials: Credentials): void {
    const session = this.#generations.of(credentials);
    if (session === undefined || session === this.#active) return;
    this.#generations.end(session);
    this.tasks.queue(this.#options.onGathering);
  }

  /** Takes a candidate of the other side, for the generation that it belongs to. */
  addRemote(candidate: Candidate, ufrag: string): void {
    this.#generations.addRemote(candidate, ufrag);
    this.wake();
    this.network.sessionOf(ufrag)?.agent.wake();
  }

  /** Whether a candidate of the other side was signalled for a generation. */
  knows(candidate: Candidate, credentials: Credentials): boolean {
    return this.#generations.knows(candidate, credentials);
  }

  /** Offer and answer agree on a generation of each side: pairs are formed and checked. */
  activate(local: Credentials, remote: Credentials): void {
    const session = this.#generations.of(local);
    if (session === undefined) return;
    if (session === this.#active && areSame(session.remote, remote)) return;
    session.remote = remote;
    this.#active = session;
    if (this.#state === 'disconnected' || this.#state === 'failed') {
      this.#clear();
      const isLost = this.#wasConnected && !this.world.dialect.checksAfterRestart;
      this.#become(isLost ? 'disconnected' : 'checking');
      this.#failIn(this.world.timing.checkingFailsAfter);
    }
    this.wake();
    this.network.sessionOf(remote.ufrag)?.agent.wake();
  }

  /** Has it look again at everything, in a task of its own. */
  wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.tasks.queue(() => {
      this.#isAwake = false;
      this.#look();
      this.#options.onChange();
    });
  }

  /** Whether a change of these devices' paths concerns it. */
  concerns(hosts: readonly Host[] | undefined): boolean {
    return (
      hosts === undefined ||
      hosts.includes(this.host) ||
      (this.#active !== null &&
        pairsOf(this.#active).some(({ other }) => hosts.includes(other.agent.host))) ||
      (this.#selected !== null && hosts.includes(this.#selected.other.agent.host))
    );
  }

  /** Tells the other side of the pair in use to look again. */
  nudge(): void {
    const remote = this.#active?.remote;
    if (remote) this.network.sessionOf(remote.ufrag)?.agent.wake();
    this.#selected?.other.agent.wake();
  }

  close(): void {
    this.#clear();
    this.#generations.endAll();
    this.network.detach(this);
    this.nudge();
  }

  #look(): void {
    const { timing } = this.world;
    if (this.#active === null || this.#state === 'failed') return;
    if (this.#state === 'new' && pairsOf(this.#active).length > 0) {
      this.#become('checking');
      this.#failIn(timing.checkingFailsAfter);
    }
    this.#retire();
    const current = this.#selected;
    const holds = current !== null && pathOf(current) !== null;
    const best = bestPair(this.#active);
    if (holds && this.#isConnected) this.#clearDeadlines();
    if (holds && this.#isConnected && !isBetter(best, current)) this.#stopConnecting();
    else this.#connect(best ?? (holds ? current : undefined));
    if (current !== null && !holds && this.#isConnected && this.#deadlines.length === 0) {
      this.#deadlines = [
        this.tasks.after(timing.disconnectedAfter, () => this.#become('disconnected')),
      ];
      this.#failIn(timing.failedAfter);
    }
  }

  get #isConnected(): boolean {
    return this.#state === 'connected' || this.#state === 'completed';
  }

  /** Takes a pair into use when its checks would have succeeded. */
  #connect(pair: CandidatePair | undefined): void {
    if (pair !== undefined && isSamePair(this.#connecting?.pair ?? null, pair)) return;
    this.#stopConnecting();
    const path = pair && pathOf(pair);
    if (!path) return;
    const { timing, random } = this.world;
    // A pair that was in use is checked at the pace of consent, a new one as fast as it can be.
    const pace = isSamePair(pair, this.#selected) ? timing.recheck : timing.check;
    const cancel = this.tasks.after(within(pace, random) + 2 * path.delay, () => {
      this.#connecting = null;
      if (pathOf(pair) !== null) this.#use(pair);
      this.wake();
    });
    this.#connecting = { pair, cancel };
  }

  #use(pair: CandidatePair): void {
    this.#clearDeadlines();
    this.#selected = pair;
    this.#wasConnected = true;
    this.#retire();
    if (!this.#isConnected) this.#become('connected');
    if (this.world.dialect.completes && this.#state === 'connected') {
      this.tasks.queue(() => {
        if (this.#state === 'connected') this.#become('completed');
      });
    }
    this.nudge();
  }

  /** Ends what was before the generation in use, once the other side uses that as well: until then it may send by the old one. */
  #retire(): void {
    const pair = this.#selected;
    if (pair === null || pair.own !== this.#active) return;
    if (pair.other.agent.selected?.other === pair.own) this.#generations.endBefore(pair.own);
  }

  #become(state: IceState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onChange();
    this.nudge();
  }

  #failIn(delay: number): void {
    const fail = () => {
      this.#stopConnecting();
      // Consent has ended with it: what was in use carries nothing any more, whatever its path does.
      this.#selected = null;
      this.#become('failed');
    };
    this.#deadlines = [...this.#deadlines, this.tasks.after(delay, fail)];
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
const isBetter = (pair: CandidatePair | undefined, than: CandidatePair): boolean =>
  pair !== undefined && (pair.own === than.own ? rankOf(pair) < rankOf(than) : isAgreed(pair));

/** Whether the other side checks a pair too: before, nobody can nominate it (RFC 8445 section 8.1.1). */
const isAgreed = ({ own, other }: CandidatePair): boolean => areSame(other.remote, own.credentials);
