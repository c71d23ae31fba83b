import { PeerId } from '@visavis/client';
import type { InspectionEvent, Observer } from 'xstate';
import * as z from 'zod/mini';
import { peerIdOf } from './signal-monitor.ts';

/** The levels of trust that say that the connection ends at the peer. */
const AuthenticatedSnapshot = z.object({
  value: z.object({ trust: z.enum(['open', 'private', 'compared', 'changed', 'different']) }),
});

type Level = z.infer<typeof AuthenticatedSnapshot>['value']['trust'];

/** What is true, whatever the pages know. */
export interface TrustTruth {
  /** Whether the room is private. */
  readonly isPrivate: boolean;
  /** The name of the honest participant with this id, who has its key, and the link of a private room; null for nobody. */
  readonly nameOf: (id: PeerId) => string | null;
  /** Whether the participant with this id has had another session before, as after a removal. */
  readonly hasChangedKey: (id: PeerId) => boolean;
}

/** A page that is observed. */
export interface ObservedPage {
  readonly name: string;
  /** The hosts at the other ends of its connections. */
  readonly connections: { readonly remoteHosts: readonly string[] };
}

/**
 * Checks that no connection is called authenticated that does not end at the participant with its key, private whose
 * other end lacks the link, compared without both users having said so, or different although nobody is in between.
 */
export class TrustMonitor {
  readonly #truth: TrustTruth;
  readonly #violations: string[] = [];
  /** Who has said that the emoji with whom are the same: two names. */
  readonly #confirmed = new Set<string>();
  #comparedCount = 0;
  #areNamesForged = false;

  constructor(truth: TrustTruth) {
    this.#truth = truth;
  }

  get violations(): readonly string[] {
    return this.#violations;
  }

  /** A hostile server gives members the names of others. In an open room, their pages have to warn of them. */
  allowForgedNames(): void {
    this.#areNamesForged = true;
  }

  /** How many connections became compared. */
  get comparedCount(): number {
    return this.#comparedCount;
  }

  /** The user of a page says that the emoji are the same as those of somebody else. */
  confirm(name: string, other: string): void {
    this.#confirmed.add(`${name} ${other}`);
  }

  /** Observes the machines of one page. */
  observePage(page: ObservedPage): Observer<InspectionEvent> {
    const levels = new Map<string, Level | null>();
    const next = (inspection: InspectionEvent) => {
      if (inspection.type !== '@xstate.snapshot') return;
      const id = PeerId.safeParse(peerIdOf(inspection.actorRef)).data;
      if (id === undefined) return;
      const level = AuthenticatedSnapshot.safeParse(inspection.snapshot).data?.value.trust ?? null;
      const before = levels.get(id) ?? null;
      levels.set(id, level);
      if (level === null || level === before) return;
      const problem = this.#findProblem(page, id, level);
      if (problem !== null) this.#violations.push(`${page.name} calls ${id} ${level}: ${problem}`);
    };
    return { next };
  }

  #findProblem({ name, connections }: ObservedPage, id: PeerId, level: Level): string | null {
    const other = this.#truth.nameOf(id);
    if (other === null) return 'it has no key, or not the link';
    // The connection may have been lost in the same moment.
    const { remoteHosts } = connections;
    if (remoteHosts.length > 0 && !remoteHosts.includes(other))
      return `the other ends are ${remoteHosts.join(', ')}`;
    if (this.#truth.isPrivate && level === 'open') return 'the room is private';
    if (!this.#truth.isPrivate && level === 'private') return 'the room is open';
    if (level === 'changed' && (this.#areNamesForged || this.#truth.hasChangedKey(id))) return null;
    if (level === 'different' || level === 'changed') return 'nobody is between them';
    if (level !== 'compared') return null;
    this.#comparedCount += 1;
    const isConfirmed =
      this.#confirmed.has(`${name} ${other}`) && this.#confirmed.has(`${other} ${name}`);
    return isConfirmed ? null : 'the users have not both said so';
  }
}
