import type { EntryOf, Json, TraceEntry } from '../format/format.ts';
import { actorLogsOf, type ActorLog, type ActorLogs } from '../timeline/actor-logs.ts';
import { actorStateAt } from '../timeline/actor-states.ts';
import { indexAtSeq } from '../timeline/entry-index.ts';
import { effectsOfEntry, type Effect } from './effects.ts';
import type { ReplayEnvironment } from './stub-children.ts';
import type { Step } from './steps.ts';

/** The actor of which an entry may be an effect. */
const originOf = (entry: TraceEntry): string | null => {
  if (entry.kind === 'actor') return entry.parent;
  return entry.kind === 'event' ? entry.from : entry.actor;
};

/** The entries of a trace, with the queries that a replay needs. */
export class Recording {
  readonly logs: ActorLogs;
  readonly #entries: readonly TraceEntry[];
  readonly #entriesByOrigin: ReadonlyMap<string | null, readonly TraceEntry[]>;
  readonly #childrenByParent: ReadonlyMap<string | null, readonly EntryOf<'actor'>[]>;

  constructor(entries: readonly TraceEntry[]) {
    this.#entries = entries;
    this.logs = actorLogsOf(entries);
    this.#entriesByOrigin = Map.groupBy(entries, originOf);
    const starts = [...this.logs.values()].flatMap((log) => log.start ?? []);
    this.#childrenByParent = Map.groupBy(starts, ({ parent }) => parent);
  }

  /** Whether the trace has every entry of a step. */
  isComplete({ after, snapshot }: Step): boolean {
    const start = indexAtSeq(this.#entries, after);
    const end = indexAtSeq(this.#entries, snapshot.seq);
    return end - start === snapshot.seq - after;
  }

  /** The effects of an actor in a complete step. */
  effectsInStep(
    key: string,
    { after, snapshot }: Step,
    restore: (value: unknown) => Json,
  ): Effect[] {
    const candidates = this.#entriesByOrigin.get(key) ?? [];
    const first = indexAtSeq(candidates, after) + 1;
    const last = indexAtSeq(candidates, snapshot.seq);
    return candidates
      .slice(first, last + 1)
      .flatMap((entry) => effectsOfEntry(entry, key, restore));
  }

  /** The children that an actor had after an entry, failed ones included. */
  childrenAt(key: string, seq: number): readonly EntryOf<'actor'>[] {
    return (this.#childrenByParent.get(key) ?? []).filter((child) => {
      const status = this.actorStateAt(child.actor, seq)?.status;
      return status === 'active' || status === 'error';
    });
  }

  /** The state of an actor after an entry; undefined if it had not started. */
  actorStateAt(key: string, seq: number) {
    const log = this.logs.get(key);
    return log && actorStateAt(log, seq);
  }

  /** What a replayed actor can see of others. @param currentSeq the `seq` of the last entry before the current step */
  environmentOf({ key }: ActorLog, currentSeq: () => number): ReplayEnvironment {
    const claimed = new Set<string>();
    return {
      key,
      claimChild: (id) => {
        const after = currentSeq();
        const next = (this.#childrenByParent.get(key) ?? []).find(
          (child) => child.id === id && child.seq > after && !claimed.has(child.actor),
        );
        if (next === undefined) return null;
        claimed.add(next.actor);
        return next.actor;
      },
      childState: (child) => this.actorStateAt(child, currentSeq()),
    };
  }
}
