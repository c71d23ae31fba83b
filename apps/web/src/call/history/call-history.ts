import { peerActorId, type Call, type ConnectionStats, type Pong } from '@visavis/client';
import type {
  CallSnapshot,
  MediaSnapshot,
  PeerSnapshot,
  SignalingSnapshot,
} from '../state/call-actors.ts';
import { recordStates, type StateHistory } from './state-history.ts';

/** What was measured, and when, in milliseconds since 1970. */
export interface Sample<Stats = ConnectionStats> {
  readonly at: number;
  readonly stats: Stats;
}

/** What is remembered of one machine. */
export interface ActorHistory {
  readonly states: StateHistory;
  /** From the oldest to the newest, at most {@link maxSamples}; none but of a connection to a person. */
  readonly samples: readonly Sample[];
  /** As many at most; none but of the connection to the server. */
  readonly pongs: readonly Sample<Pong>[];
}

/** Five minutes, at one look every two seconds; pings are fewer. */
export const maxSamples = 150;

const emptyHistory: ActorHistory = { states: {}, samples: [], pongs: [] };

type AnySnapshot = CallSnapshot | MediaSnapshot | PeerSnapshot | SignalingSnapshot;

/** What of an actor matters here. */
interface Source {
  getSnapshot(): AnySnapshot;
  subscribe(observer: { next: (snapshot: AnySnapshot) => void; error: () => void }): {
    unsubscribe(): void;
  };
}

interface FollowedActor {
  readonly actor: Source;
  readonly subscription: { unsubscribe(): void };
}

/** The samples with what was measured last, or the same where that is known or nothing was. */
function addSample<Stats>(
  samples: readonly Sample<Stats>[],
  stats: Stats | null,
  at: number,
): readonly Sample<Stats>[] {
  if (stats === null || stats === samples.at(-1)?.stats) return samples;
  return [...samples.slice(1 - maxSamples), { at, stats }];
}

/** What a log says once a machine is in another state, or was measured anew. The same where neither is so. */
function addSnapshot(log: ActorHistory, { value, context }: AnySnapshot, at: number): ActorHistory {
  const journey = recordStates(log.states, value, at);
  const samples = addSample(log.samples, 'stats' in context ? context.stats : null, at);
  const pongs = addSample(log.pongs, 'pong' in context ? context.pong : null, at);
  const isSame = journey === log.states && samples === log.samples && pongs === log.pongs;
  return isSame ? log : { states: journey, samples, pongs };
}

/**
 * Remembers what the machines of a call go through, from the call's beginning on, for whoever asks later. It
 * only looks at what the machines say anyway, and each thing that it keeps has a bound.
 */
export class CallHistory implements Disposable {
  readonly #now: () => number;
  readonly #logs = new Map<string, ActorHistory>();
  readonly #followed = new Map<string, FollowedActor>();
  readonly #listeners = new Set<() => void>();
  readonly #call: { unsubscribe(): void };

  /** @param now milliseconds since 1970 */
  constructor(call: Call['actor'], now: () => number = Date.now) {
    this.#now = now;
    const next = (snapshot: CallSnapshot) => {
      this.#note('call', snapshot);
      this.#meet(snapshot);
    };
    this.#call = call.subscribe({ next, error: () => {} });
    next(call.getSnapshot());
  }

  /** What is remembered of an actor: `call`, or a child of the call machine by its id. */
  of(id: string): ActorHistory {
    return this.#logs.get(id) ?? emptyHistory;
  }

  /** Calls a listener whenever something has been added. */
  subscribe(listener: () => void): { unsubscribe(): void } {
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Follows those who are new, and forgets the connections to those who have left. */
  #meet({ children, context }: CallSnapshot): void {
    for (const [id, actor] of Object.entries(children)) {
      if (actor !== undefined && this.#followed.get(id)?.actor !== actor) this.#follow(id, actor);
    }
    const present = new Set<string>(context.members.map((member) => peerActorId(member.id)));
    for (const id of this.#logs.keys()) {
      if (id.startsWith('peer:') && !present.has(id)) this.#forget(id);
    }
  }

  #follow(id: string, actor: Source): void {
    this.#followed.get(id)?.subscription.unsubscribe();
    const next = (snapshot: AnySnapshot) => this.#note(id, snapshot);
    // What breaks is reported by the machine above it, and followed anew when it begins anew.
    const subscription = actor.subscribe({ next, error: () => {} });
    this.#followed.set(id, { actor, subscription });
    next(actor.getSnapshot());
  }

  #note(id: string, snapshot: AnySnapshot): void {
    const before = this.of(id);
    const now = addSnapshot(before, snapshot, this.#now());
    if (now === before) return;
    this.#logs.set(id, now);
    for (const listener of this.#listeners) listener();
  }

  #forget(id: string): void {
    this.#followed.get(id)?.subscription.unsubscribe();
    this.#followed.delete(id);
    this.#logs.delete(id);
  }

  [Symbol.dispose](): void {
    this.#call.unsubscribe();
    for (const { subscription } of this.#followed.values()) subscription.unsubscribe();
    this.#followed.clear();
    this.#listeners.clear();
  }
}
