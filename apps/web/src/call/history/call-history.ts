import { peerActorId, type Call, type Pong } from '@visavis/client';
import {
  recordStates,
  type CallSnapshot,
  type MediaSnapshot,
  type PeerSnapshot,
  type Sample,
  type SignalingSnapshot,
  type StateHistory,
} from '@visavis/client/derived';

/** The history of one actor of a call. */
export interface ActorHistory {
  readonly states: StateHistory;
  /** The statistics of a peer connection, oldest first, at most {@link maxSamples}. */
  readonly samples: readonly Sample[];
  /** The round trips to the server, oldest first, at most {@link maxSamples}. */
  readonly pongs: readonly Sample<Pong>[];
}

/** Five minutes of statistics, which are sampled every two seconds. */
export const maxSamples = 150;

const emptyHistory: ActorHistory = { states: {}, samples: [], pongs: [] };

type AnySnapshot = CallSnapshot | MediaSnapshot | PeerSnapshot | SignalingSnapshot;

/** The part of an actor that is used here. */
interface SnapshotSource {
  getSnapshot(): AnySnapshot;
  subscribe(observer: { next: (snapshot: AnySnapshot) => void; error: () => void }): {
    unsubscribe(): void;
  };
}

interface FollowedActor {
  readonly actor: SnapshotSource;
  readonly subscription: { unsubscribe(): void };
}

/** Adds a sample; returns the same array if there is no new one. */
function addSample<Stats>(
  samples: readonly Sample<Stats>[],
  stats: Stats | null,
  at: number,
): readonly Sample<Stats>[] {
  if (stats === null || stats === samples.at(-1)?.stats) return samples;
  return [...samples.slice(1 - maxSamples), { at, stats }];
}

/** Adds a snapshot to a history; returns the same object if the snapshot brings nothing new. */
function addSnapshot(
  history: ActorHistory,
  { value, context }: AnySnapshot,
  at: number,
): ActorHistory {
  const states = recordStates(history.states, value, at);
  const samples = addSample(history.samples, 'stats' in context ? context.stats : null, at);
  const pongs = addSample(history.pongs, 'pong' in context ? context.pong : null, at);
  const isSame =
    states === history.states && samples === history.samples && pongs === history.pongs;
  return isSame ? history : { states, samples, pongs };
}

/**
 * Records the states and measurements of all machines of a call from its start, within limits. It only reads
 * snapshots and never influences the call.
 */
export class CallHistory implements Disposable {
  readonly #now: () => number;
  readonly #histories = new Map<string, ActorHistory>();
  readonly #followed = new Map<string, FollowedActor>();
  readonly #listeners = new Set<() => void>();
  readonly #callSubscription: { unsubscribe(): void };

  /** @param now milliseconds since 1970 */
  constructor(call: Call['actor'], now: () => number = Date.now) {
    this.#now = now;
    const next = (snapshot: CallSnapshot) => {
      this.#record('call', snapshot);
      this.#updateFollowed(snapshot);
    };
    this.#callSubscription = call.subscribe({ next, error: () => {} });
    next(call.getSnapshot());
  }

  /** The history of an actor: of `call`, or of a child of the call machine by its id. */
  of(id: string): ActorHistory {
    return this.#histories.get(id) ?? emptyHistory;
  }

  /** Calls a listener after each change. */
  subscribe(listener: () => void): { unsubscribe(): void } {
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Follows new actors, and forgets the peers that have left. */
  #updateFollowed({ children, context }: CallSnapshot): void {
    // What signs and verifies has no states.
    const { trust: _, ...machines } = children;
    for (const [id, actor] of Object.entries(machines)) {
      if (actor !== undefined && this.#followed.get(id)?.actor !== actor) this.#follow(id, actor);
    }
    const present = new Set<string>(context.members.map((member) => peerActorId(member.id)));
    for (const id of this.#histories.keys()) {
      if (id.startsWith('peer:') && !present.has(id)) this.#forget(id);
    }
  }

  #follow(id: string, actor: SnapshotSource): void {
    this.#followed.get(id)?.subscription.unsubscribe();
    const next = (snapshot: AnySnapshot) => this.#record(id, snapshot);
    // The call machine handles failed actors; a restarted one is followed again.
    const subscription = actor.subscribe({ next, error: () => {} });
    this.#followed.set(id, { actor, subscription });
    next(actor.getSnapshot());
  }

  #record(id: string, snapshot: AnySnapshot): void {
    const before = this.of(id);
    const after = addSnapshot(before, snapshot, this.#now());
    if (after === before) return;
    this.#histories.set(id, after);
    for (const listener of this.#listeners) listener();
  }

  #forget(id: string): void {
    this.#followed.get(id)?.subscription.unsubscribe();
    this.#followed.delete(id);
    this.#histories.delete(id);
  }

  [Symbol.dispose](): void {
    this.#callSubscription.unsubscribe();
    for (const { subscription } of this.#followed.values()) subscription.unsubscribe();
    this.#followed.clear();
    this.#listeners.clear();
  }
}
