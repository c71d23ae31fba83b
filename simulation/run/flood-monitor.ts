import type { PlainSignal } from '@visavis/protocol';

/** The time in which the work that a page accepts is counted, in milliseconds. */
const windowMs = 10_000;

/**
 * How much work a page may accept of one flooding member in {@link windowMs}: somewhat more than the budgets of
 * the call machine allow, and far less than a flood sends.
 */
const maxWork = {
  candidates: 320,
  descriptions: 44,
  candidatesPerDescription: 100,
  mediaSections: 16,
  generations: 13,
} as const;

/** How many new connections a page may accept of all flooding members, in addition to one of each. */
const maxGenerationsOfAll = 18;

/**
 * How many peer machines a page may start for flooding members in {@link windowMs}: 12 at once, as many again while
 * these are used up, and 2 a second after that.
 */
const maxConnections = 48;

interface Counts {
  candidates: number;
  descriptions: number;
  generations: number;
}

/** What a page accepted of one flooding member. */
interface Work {
  readonly counts: Counts;
  windowStartMs: number;
  candidatesSinceDescription: number;
  newestGeneration: number;
}

/** Checks that pages accept a bounded amount of work of the members who flood them. */
export class FloodMonitor {
  readonly violations: string[] = [];
  /** How often each flooding member has joined. Who leaves is forgotten, and joins as a stranger. */
  readonly #joinCounts = new Map<string, number>();
  readonly #works = new Map<string, Work>();
  /** Of each page, the members whose new connections it accepted in the current window. */
  readonly #newConnections = new Map<
    number,
    { readonly startMs: number; readonly members: string[] }
  >();

  /** Of each page, how many peer machines it started in the current window. */
  readonly #connections = new Map<number, { readonly startMs: number; count: number }>();

  /** A member who floods others has joined. */
  recordJoin(id: string): void {
    this.#joinCounts.set(id, (this.#joinCounts.get(id) ?? 0) + 1);
  }

  /** A page has started a peer machine. */
  connect(page: number, peer: string): void {
    if (!this.isFlooding(peer)) return;
    const now = Date.now();
    const known = this.#connections.get(page);
    const isCurrent = known !== undefined && now - known.startMs < windowMs;
    const current = isCurrent ? known : { startMs: now, count: 0 };
    this.#connections.set(page, current);
    current.count += 1;
    if (current.count === maxConnections + 1)
      this.violations.push(`page ${page} started more than ${maxConnections} peers in a flood`);
  }

  /** Whether any member has flooded. */
  get hasFloodingMembers(): boolean {
    return this.#joinCounts.size > 0;
  }

  isFlooding(id: string): boolean {
    return this.#joinCounts.has(id);
  }

  /** A peer machine of a page has received a signal of a flooding member. */
  receive(page: number, from: string, generation: number, signal: PlainSignal): void {
    const now = Date.now();
    const member = `${from} ${this.#joinCounts.get(from)}`;
    const work = this.#workOf(`${page} ${member}`, now);
    const { counts } = work;
    if (signal.kind === 'candidate') {
      counts.candidates += 1;
      work.candidatesSinceDescription += 1;
    } else if (signal.kind === 'description') {
      counts.descriptions += 1;
      work.candidatesSinceDescription = 0;
      const sections = signal.sdp.split('\nm=').length - 1;
      this.#check(page, 'mediaSections', sections);
      if (generation > work.newestGeneration) {
        work.newestGeneration = generation;
        counts.generations += 1;
        this.#countNewConnection(page, member, now);
      }
    }
    for (const kind of ['candidates', 'descriptions', 'generations'] as const)
      this.#check(page, kind, counts[kind]);
    this.#check(page, 'candidatesPerDescription', work.candidatesSinceDescription);
  }

  #workOf(key: string, now: number): Work {
    const known = this.#works.get(key);
    if (known !== undefined && now - known.windowStartMs < windowMs) return known;
    const { candidatesSinceDescription = 0, newestGeneration = 0 } = known ?? {};
    const counts = { candidates: 0, descriptions: 0, generations: 0 };
    const work = { counts, windowStartMs: now, candidatesSinceDescription, newestGeneration };
    this.#works.set(key, work);
    return work;
  }

  #countNewConnection(page: number, member: string, now: number): void {
    const known = this.#newConnections.get(page);
    const isCurrent = known !== undefined && now - known.startMs < windowMs;
    const current = isCurrent ? known : { startMs: now, members: [] };
    this.#newConnections.set(page, current);
    current.members.push(member);
    if (current.members.length - new Set(current.members).size === maxGenerationsOfAll + 1)
      this.violations.push(`page ${page} accepted too many new connections of a flood`);
  }

  /** Adds a violation when a number exceeds its limit for the first time. */
  #check(page: number, kind: keyof typeof maxWork, count: number): void {
    if (count === maxWork[kind] + 1)
      this.violations.push(`page ${page} accepted more than ${maxWork[kind]} ${kind} of a flood`);
    if (kind === 'mediaSections' && count > maxWork[kind] + 1)
      this.violations.push(`page ${page} accepted a description of ${count} media sections`);
  }
}
