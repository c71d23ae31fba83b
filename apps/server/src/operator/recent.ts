import { EventLoopWatch } from '../metrics/event-loop.ts';

/** Counts by what they count. They only grow. */
export type Counts = Readonly<Record<string, number>>;

/** How often the counts are noted, in milliseconds, and how many notes are kept: a minute and its beginning. */
const EVERY = 1_000;
const KEPT = 61;

interface Note {
  readonly at: number;
  readonly counts: Counts;
  /** The longest hold-up of the event loop since the note before, in milliseconds. */
  readonly heldUpMs: number;
}

/** How many times each thing has happened between two moments. */
function between(before: Counts, after: Counts): Counts {
  return Object.fromEntries(
    Object.entries(after).map(([word, count]) => [word, count - (before[word] ?? 0)]),
  );
}

/** Remembers how the counts of the server grew within the last minute. */
export class Recent implements Disposable {
  readonly #counts: () => Counts;
  readonly #eventLoop = new EventLoopWatch();
  readonly #timer: NodeJS.Timeout;
  readonly #notes: Note[] = [];

  constructor(counts: () => Counts) {
    this.#counts = counts;
    this.#note();
    this.#timer = setInterval(() => this.#note(), EVERY);
    this.#timer.unref();
  }

  /** How far back it reaches, in seconds, and what has happened since then. */
  get total(): { readonly seconds: number; readonly counts: Counts } {
    const [first] = this.#notes;
    if (first === undefined) return { seconds: 0, counts: {} };
    return {
      seconds: (performance.now() - first.at) / 1_000,
      counts: between(first.counts, this.#counts()),
    };
  }

  /** What has happened in each second, the newest last. */
  get history(): readonly Counts[] {
    return this.#notes
      .slice(1)
      .map(({ counts }, before) => between(this.#notes[before]?.counts ?? {}, counts));
  }

  /** The longest hold-up of the event loop, in milliseconds. */
  get heldUpMs(): number {
    return Math.max(...this.#notes.map(({ heldUpMs }) => heldUpMs));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#eventLoop[Symbol.dispose]();
  }

  #note(): void {
    const heldUpMs = this.#eventLoop.take().max * 1_000;
    this.#notes.push({ at: performance.now(), counts: this.#counts(), heldUpMs });
    if (this.#notes.length > KEPT) this.#notes.shift();
  }
}
