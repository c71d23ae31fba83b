import type { Description, Section } from './description.ts';
import { canReceive, intersectDirections, reverseDirection, type Direction } from './direction.ts';
import {
  FakeTransceiver,
  noAssociation,
  type Association,
  type TransceiverContext,
} from './fake-transceiver.ts';
import type { MediaKind } from './model.ts';

/** The transceivers of a connection. Descriptions change them as in RFC 8829 sections 5.9 to 5.11. */
export class TransceiverSet {
  readonly #context: TransceiverContext;
  #all: readonly FakeTransceiver[] = [];
  /** The associations before the pending offer; null in the stable state. */
  #associationsBeforeOffer: ReadonlyMap<FakeTransceiver, Association> | null = null;
  /** The transceivers that the pending remote offer created. A rollback removes them. */
  #createdByOffer = new Set<FakeTransceiver>();

  constructor(context: TransceiverContext) {
    this.#context = context;
  }

  get all(): readonly FakeTransceiver[] {
    return this.#all;
  }

  add(
    kind: MediaKind,
    init: RTCRtpTransceiverInit & { readonly direction: Direction },
  ): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, this.#context, init);
    this.#all = [...this.#all, transceiver];
    return transceiver;
  }

  findByMid(mid: string): FakeTransceiver | undefined {
    return this.#all.find((transceiver) => transceiver.mid === mid);
  }

  /** The transceivers without a media section, in the order in which an offer includes them. */
  get unassociated(): readonly FakeTransceiver[] {
    return this.#all.filter(({ mid }) => mid === null);
  }

  /** Associates each new section of a local offer with the next transceiver that has no section. */
  applyLocalOffer({ sections }: Description): void {
    this.#saveAssociations();
    const unassociated = [...this.unassociated];
    for (const { kind, mid } of sections) {
      if (kind === 'application' || this.findByMid(mid) !== undefined) continue;
      const next = unassociated.shift();
      if (next !== undefined) next.association = { ...next.association, mid };
    }
  }

  /**
   * Creates a transceiver for each new section of a remote offer. Sections are not matched to transceivers
   * that addTransceiver created.
   *
   * @returns the number of new remote tracks
   */
  applyRemoteOffer({ sections }: Description): number {
    this.#saveAssociations();
    let newTracks = 0;
    for (const { kind, mid, direction } of sections) {
      if (kind === 'application') continue;
      const transceiver = this.findByMid(mid) ?? this.#createFromOffer(kind, mid);
      if (this.#setFiredDirection(transceiver, reverseDirection(direction))) newTracks += 1;
    }
    return newTracks;
  }

  applyLocalAnswer({ sections }: Description): void {
    this.#setCurrentDirections(sections, (direction) => direction);
  }

  /** @returns the number of new remote tracks */
  applyRemoteAnswer({ sections }: Description): number {
    this.#setCurrentDirections(sections, reverseDirection);
    let newTracks = 0;
    for (const { mid, direction } of sections) {
      const transceiver = this.findByMid(mid);
      if (transceiver === undefined) continue;
      if (this.#setFiredDirection(transceiver, reverseDirection(direction))) newTracks += 1;
    }
    return newTracks;
  }

  /** The direction of a section in this side's answer. */
  answerDirection({ mid, direction }: Section): Direction {
    return intersectDirections(
      this.findByMid(mid)?.direction ?? 'inactive',
      reverseDirection(direction),
    );
  }

  rollback(): void {
    this.#all = this.#all.filter((transceiver) => !this.#createdByOffer.has(transceiver));
    for (const transceiver of this.#createdByOffer) transceiver.stop();
    for (const transceiver of this.#all) {
      // A transceiver that was added after the offer has no saved association.
      transceiver.association = this.#associationsBeforeOffer?.get(transceiver) ?? noAssociation;
    }
    this.#clearSavedAssociations();
  }

  #createFromOffer(kind: MediaKind, mid: string): FakeTransceiver {
    const transceiver = this.add(kind, { direction: 'recvonly' });
    transceiver.association = { ...transceiver.association, mid };
    this.#createdByOffer.add(transceiver);
    return transceiver;
  }

  /** @returns whether the remote track is new */
  #setFiredDirection(transceiver: FakeTransceiver, direction: Direction): boolean {
    const { firedDirection } = transceiver.association;
    transceiver.association = { ...transceiver.association, firedDirection: direction };
    return canReceive(direction) && !canReceive(firedDirection);
  }

  #setCurrentDirections(
    sections: readonly Section[],
    toLocalDirection: (direction: Direction) => Direction,
  ): void {
    for (const { mid, direction } of sections) {
      const transceiver = this.findByMid(mid);
      if (transceiver === undefined) continue;
      const currentDirection = toLocalDirection(direction);
      transceiver.association = { ...transceiver.association, currentDirection };
    }
    this.#clearSavedAssociations();
  }

  #saveAssociations(): void {
    this.#associationsBeforeOffer ??= new Map(this.#all.map((each) => [each, each.association]));
  }

  #clearSavedAssociations(): void {
    this.#associationsBeforeOffer = null;
    this.#createdByOffer = new Set();
  }
}

/** Whether the requested direction differs from the negotiated one (webrtc-pc section 4.7.3). */
export function needsNegotiation(
  transceiver: FakeTransceiver,
  local: Description,
  remote: Description | null,
): boolean {
  const { mid, direction } = transceiver;
  const findSection = (description: Description | null) =>
    description?.sections.find((section) => section.mid === mid);
  const localSection = findSection(local);
  const remoteSection = findSection(remote);
  if (localSection === undefined) return true;
  if (local.type === 'offer') {
    return (
      localSection.direction !== direction &&
      (remoteSection === undefined || reverseDirection(remoteSection.direction) !== direction)
    );
  }
  const negotiable =
    remoteSection === undefined
      ? direction
      : intersectDirections(direction, reverseDirection(remoteSection.direction));
  return localSection.direction !== negotiable;
}
