import type { Description, Direction, Section } from './description.ts';
import { intersectDirections, canReceive, reverseDirection } from './direction.ts';
import {
  FakeTransceiver,
  noAssociation,
  type Association,
  type TransceiverContext,
} from './fake-transceiver.ts';

/** A connection's set of transceivers, and how descriptions change it (RFC 8829 sections 5.9 to 5.11). */
export class TransceiverSet {
  readonly #context: TransceiverContext;
  #all: readonly FakeTransceiver[] = [];
  /** How the set was before the offer that is pending; null in the stable state. */
  #before: ReadonlyMap<FakeTransceiver, Association> | null = null;
  /** Those that the pending remote offer made. A rollback takes them away. */
  #made = new Set<FakeTransceiver>();

  constructor(context: TransceiverContext) {
    this.#context = context;
  }

  get all(): readonly FakeTransceiver[] {
    return this.#all;
  }

  add(
    kind: 'audio' | 'video',
    init: RTCRtpTransceiverInit & { readonly direction: Direction },
  ): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, this.#context, init);
    this.#all = [...this.#all, transceiver];
    return transceiver;
  }

  findByMid(mid: string): FakeTransceiver | undefined {
    return this.#all.find((transceiver) => transceiver.mid === mid);
  }

  /** Those that no media section stands for yet, in the order in which an offer takes them. */
  get unassociated(): readonly FakeTransceiver[] {
    return this.#all.filter(({ mid }) => mid === null);
  }

  /** This side offers: each new section gets the next transceiver that has none. */
  applyLocalOffer({ sections }: Description): void {
    this.#remember();
    const waiting = [...this.unassociated];
    for (const { kind, mid } of sections) {
      if (kind === 'application' || this.findByMid(mid) !== undefined) continue;
      const next = waiting.shift();
      if (next !== undefined) next.association = { ...next.association, mid };
    }
  }

  /**
   * The other side offers: what addTransceiver made here is not matched to its sections, so each new
   * section makes a transceiver of its own.
   *
   * @returns those whose track is new here
   */
  applyRemoteOffer({ sections }: Description): FakeTransceiver[] {
    this.#remember();
    return sections.flatMap(({ kind, mid, direction }) => {
      if (kind === 'application') return [];
      const transceiver = this.findByMid(mid) ?? this.#make(kind, mid);
      return this.#fire(transceiver, reverseDirection(direction));
    });
  }

  /** This side's answer is set. */
  applyLocalAnswer({ sections }: Description): void {
    this.#settle(sections, (direction) => direction);
  }

  /** @returns those whose track is new here */
  applyRemoteAnswer({ sections }: Description): FakeTransceiver[] {
    this.#settle(sections, reverseDirection);
    return sections.flatMap(({ mid, direction }) => {
      const transceiver = this.findByMid(mid);
      return transceiver === undefined ? [] : this.#fire(transceiver, reverseDirection(direction));
    });
  }

  /** What this side answers to an offer's section. */
  answerDirection({ mid, direction }: Section): Direction {
    return intersectDirections(
      this.findByMid(mid)?.direction ?? 'inactive',
      reverseDirection(direction),
    );
  }

  rollback(): void {
    this.#all = this.#all.filter((transceiver) => !this.#made.has(transceiver));
    for (const transceiver of this.#made) transceiver.stop();
    for (const transceiver of this.#all) {
      // One that was added after the offer, and taken into the next, was in none before.
      transceiver.association = this.#before?.get(transceiver) ?? noAssociation;
    }
    this.#forget();
  }

  #make(kind: 'audio' | 'video', mid: string): FakeTransceiver {
    const made = this.add(kind, { direction: 'recvonly' });
    made.association = { ...made.association, mid };
    this.#made.add(made);
    return made;
  }

  #fire(transceiver: FakeTransceiver, direction: Direction): FakeTransceiver[] {
    const { firedDirection } = transceiver.association;
    transceiver.association = { ...transceiver.association, firedDirection: direction };
    return canReceive(direction) && !canReceive(firedDirection) ? [transceiver] : [];
  }

  #settle(sections: readonly Section[], seen: (direction: Direction) => Direction): void {
    for (const { mid, direction } of sections) {
      const transceiver = this.findByMid(mid);
      if (transceiver === undefined) continue;
      const currentDirection = seen(direction);
      transceiver.association = { ...transceiver.association, currentDirection };
    }
    this.#forget();
  }

  #remember(): void {
    this.#before ??= new Map(this.#all.map((each) => [each, each.association]));
  }

  #forget(): void {
    this.#before = null;
    this.#made = new Set();
  }
}

/** Whether a transceiver's wish is not what was negotiated (webrtc-pc section 4.7.3). */
export function needsNegotiation(
  transceiver: FakeTransceiver,
  local: Description,
  remote: Description | null,
): boolean {
  const { mid, direction } = transceiver;
  const sectionOf = (description: Description | null) =>
    description?.sections.find((section) => section.mid === mid);
  const own = sectionOf(local);
  const theirs = sectionOf(remote);
  if (own === undefined) return true;
  if (local.type === 'offer') {
    return (
      own.direction !== direction &&
      (theirs === undefined || reverseDirection(theirs.direction) !== direction)
    );
  }
  const wanted =
    theirs === undefined
      ? direction
      : intersectDirections(direction, reverseDirection(theirs.direction));
  return own.direction !== wanted;
}
