import {
  TrackedRoomEvent,
  type PeerId,
  type RoomName,
  type Signature,
  type SignedDescription,
  type WireRoomEvent,
} from '@visavis/protocol';
import * as z from 'zod/mini';
import { createSeededKeys, type SeededKeys } from '../participant/simulated-cryptography.ts';
import type { Random } from '../random/random.ts';
import { forgeDescription } from './description-forgeries.ts';
import { LockForger } from './lock-forgeries.ts';
import { MemberForger } from './member-forgeries.ts';
import type { ModerationForger } from './moderation-forgeries.ts';
import { forgeSealed, type SignalEvent } from './sealed-forgeries.ts';

/** The frame of an event of a room. */
const EventFrame = z.object({
  id: z.number(),
  result: z.object({ type: z.literal('data'), id: z.string(), data: TrackedRoomEvent }),
});

/** What a hostile relay needs. */
interface HostileRelayOptions {
  readonly random: Random;
  readonly room: RoomName;
  /** The ids of all participants. */
  readonly listPeers: () => readonly PeerId[];
  /** What a participant signs in another room that the server has as well; null for nobody. */
  readonly signElsewhere: (id: PeerId, bytes: Uint8Array) => Signature | null;
  /** Changes moderations and roles. */
  readonly moderations: ModerationForger;
}

/**
 * A server that changes signals on their way to the pages: it replaces certificates and senders, delivers old
 * descriptions again and those of another room, and uses keys of its own. In a private room it cannot read them, and
 * replaces senders, numbers and bytes. Members are up to {@link MemberForger}, locks to {@link LockForger}, moderations
 * and roles to {@link ModerationForger}.
 */
export class HostileRelay {
  readonly #options: HostileRelayOptions;
  readonly #keys: SeededKeys;
  readonly #members: MemberForger;
  readonly #locks: LockForger;
  /** The descriptions that were delivered, which it may deliver again. */
  readonly #delivered: { readonly to: PeerId | null; readonly event: SignalEvent }[] = [];
  #forgedCount = 0;

  constructor(options: HostileRelayOptions) {
    const { random, room } = options;
    this.#options = options;
    this.#keys = createSeededKeys(random);
    this.#members = new MemberForger(random, this.#keys);
    this.#locks = new LockForger(random, room, this.#keys);
  }

  /** The member whom it invents. */
  get invented(): PeerId {
    return this.#keys.peerId;
  }

  /** How many descriptions it has changed. */
  get forgedCount(): number {
    return this.#forgedCount;
  }

  /** Changes a frame from the server to the page of a participant. */
  change(text: string, to: PeerId | null): string {
    const frame = EventFrame.safeParse(JSON.parse(text.startsWith('{') ? text : '{}')).data;
    if (frame === undefined) return text;
    const { result } = frame;
    const data = this.#changeEvent(result.data.data, to);
    return JSON.stringify({ ...frame, result: { ...result, data: { ...result.data, data } } });
  }

  #changeEvent(event: WireRoomEvent, to: PeerId | null): WireRoomEvent {
    if (event.type === 'signal') return this.#changeSignals(event, to);
    const changed = this.#locks.change(this.#members.change(event));
    return this.#options.moderations.change(changed, to);
  }

  #changeSignals(event: SignalEvent, to: PeerId | null): SignalEvent {
    const { random } = this.#options;
    const description = event.signals.find((signal) => signal.kind === 'description');
    const isSealed = event.signals.some(({ kind }) => kind === 'sealed');
    if (to === null || (!isSealed && description === undefined) || random() < 0.3) return event;
    const forged = this.#forge(event, description, to);
    this.#delivered.push({ to, event });
    if (forged === null) return event;
    this.#forgedCount += 1;
    return forged;
  }

  #forge(event: SignalEvent, description: SignedDescription | undefined, to: PeerId) {
    const { random, room, listPeers, signElsewhere } = this.#options;
    const peers = [...listPeers(), this.#keys.peerId];
    const others = peers.filter((id) => id !== event.from && id !== to);
    const earlier = this.#delivered
      .filter((known) => known.to === to && known.event.from === event.from)
      .map((known) => known.event);
    return description === undefined
      ? forgeSealed(event, { random, others, earlier })
      : forgeDescription(event, description, {
          random,
          others,
          earlier,
          room,
          to,
          keys: this.#keys,
          signElsewhere,
        });
  }
}
