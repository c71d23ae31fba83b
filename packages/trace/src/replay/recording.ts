import type { EntryOf, Json, TraceEntry } from '../format/format.ts';
import { actorAt } from '../timeline/moment.ts';
import { placeOf } from '../timeline/position.ts';
import { tracksOf, type Track, type Tracks } from '../timeline/tracks.ts';
import { deedOf, type Deed } from './deeds.ts';
import type { Surroundings } from './stage.ts';
import type { Step } from './steps.ts';

/** Whose deed an entry may be. */
const doerOf = (entry: TraceEntry): string | null => {
  if (entry.kind === 'actor') return entry.parent;
  return entry.kind === 'event' ? entry.from : entry.actor;
};

/** A trace, as a replay asks it. */
export class Recording {
  readonly tracks: Tracks;
  readonly #entries: readonly TraceEntry[];
  readonly #deeds: ReadonlyMap<string | null, readonly TraceEntry[]>;
  readonly #children: ReadonlyMap<string | null, readonly EntryOf<'actor'>[]>;

  constructor(entries: readonly TraceEntry[]) {
    this.#entries = entries;
    this.tracks = tracksOf(entries);
    this.#deeds = Map.groupBy(entries, doerOf);
    const begun = [...this.tracks.values()].flatMap((track) => track.begun ?? []);
    this.#children = Map.groupBy(begun, ({ parent }) => parent);
  }

  /** What an actor did in a step; null where the ring has let a part of it go. */
  deeds(key: string, { after, snapshot }: Step, plain: (value: unknown) => Json): Deed[] | null {
    const place = placeOf(this.#entries, snapshot.seq);
    const from = placeOf(this.#entries, after);
    if (place - from !== snapshot.seq - after) return null;
    const all = this.#deeds.get(key) ?? [];
    const first = placeOf(all, after) + 1;
    const last = placeOf(all, snapshot.seq);
    return all.slice(first, last + 1).flatMap((entry) => deedOf(entry, key, plain));
  }

  /** The children that an actor had after an entry, those included that broke. */
  childrenAt(key: string, seq: number): readonly EntryOf<'actor'>[] {
    return (this.#children.get(key) ?? []).filter((child) => {
      const status = this.at(child.actor, seq)?.status;
      return status === 'active' || status === 'error';
    });
  }

  /** What an actor was after an entry. */
  at(key: string, seq: number) {
    const track = this.tracks.get(key);
    return track && actorAt(track, seq);
  }

  /** What lies around an actor. @param step in which the replay is */
  around({ key }: Track, step: () => Step): Surroundings {
    const taken = new Set<string>();
    return {
      key,
      newChild: (id) => {
        const { after } = step();
        const next = (this.#children.get(key) ?? []).find(
          (child) => child.id === id && child.seq > after && !taken.has(child.actor),
        );
        if (next === undefined) return null;
        taken.add(next.actor);
        return next.actor;
      },
      child: (child) => this.at(child, step().after),
    };
  }
}
