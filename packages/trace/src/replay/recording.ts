import type { EntryOf, Json, TraceEntry } from '../format/format.ts';
import { actorStateAt } from '../timeline/actor-states.ts';
import { indexAtSeq } from '../timeline/entry-index.ts';
import { actorLogsOf, type ActorLog, type ActorLogs } from '../timeline/actor-logs.ts';
import { effectsOfEntry, type Effect } from './effects.ts';
import type { ReplayEnvironment } from './replay-actor.ts';
import type { Step } from './steps.ts';

/** Whose deed an entry may be. */
const originOf = (entry: TraceEntry): string | null => {
  if (entry.kind === 'actor') return entry.parent;
  return entry.kind === 'event' ? entry.from : entry.actor;
};

/** A trace, as a replay asks it. */
export class Recording {
  readonly logs: ActorLogs;
  readonly #entries: readonly TraceEntry[];
  readonly #entriesByOrigin: ReadonlyMap<string | null, readonly TraceEntry[]>;
  readonly #children: ReadonlyMap<string | null, readonly EntryOf<'actor'>[]>;

  constructor(entries: readonly TraceEntry[]) {
    this.#entries = entries;
    this.logs = actorLogsOf(entries);
    this.#entriesByOrigin = Map.groupBy(entries, originOf);
    const begun = [...this.logs.values()].flatMap((track) => track.start ?? []);
    this.#children = Map.groupBy(begun, ({ parent }) => parent);
  }

  /** What an actor did in a step; null where the ring has let a part of it go. */
  effectsInStep(
    key: string,
    { after, snapshot }: Step,
    plain: (value: unknown) => Json,
  ): Effect[] | null {
    const place = indexAtSeq(this.#entries, snapshot.seq);
    const from = indexAtSeq(this.#entries, after);
    if (place - from !== snapshot.seq - after) return null;
    const all = this.#entriesByOrigin.get(key) ?? [];
    const first = indexAtSeq(all, after) + 1;
    const last = indexAtSeq(all, snapshot.seq);
    return all.slice(first, last + 1).flatMap((entry) => effectsOfEntry(entry, key, plain));
  }

  /** The children that an actor had after an entry, those included that broke. */
  childrenAt(key: string, seq: number): readonly EntryOf<'actor'>[] {
    return (this.#children.get(key) ?? []).filter((child) => {
      const status = this.actorStateAt(child.actor, seq)?.status;
      return status === 'active' || status === 'error';
    });
  }

  /** What an actor was after an entry. */
  actorStateAt(key: string, seq: number) {
    const track = this.logs.get(key);
    return track && actorStateAt(track, seq);
  }

  /** What lies around an actor. @param step in which the replay is */
  environmentOf({ key }: ActorLog, step: () => Step): ReplayEnvironment {
    const taken = new Set<string>();
    return {
      key,
      claimChild: (id) => {
        const { after } = step();
        const next = (this.#children.get(key) ?? []).find(
          (child) => child.id === id && child.seq > after && !taken.has(child.actor),
        );
        if (next === undefined) return null;
        taken.add(next.actor);
        return next.actor;
      },
      childState: (child) => this.actorStateAt(child, step().after),
    };
  }
}
