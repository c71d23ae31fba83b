import {
  TrackedRoomEvent,
  type PeerId,
  type PublicKey,
  type WireRoomEvent,
  type RoomName,
  type SignedDescription,
} from '@visavis/protocol';
import * as z from 'zod/mini';
import { createSeededKeys, type SeededKeys } from '../participant/simulated-cryptography.ts';
import type { Random } from '../random/random.ts';
import { forgeDescription } from './description-forgeries.ts';
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
  /** Changes moderations and roles. */
  readonly moderations: ModerationForger;
}

/**
 * A server that changes signals on their way to the pages: it replaces certificates and senders, delivers old
 * descriptions again, and names and uses keys of its own. In a private room it cannot read them, and replaces senders,
 * numbers and bytes. Moderations and roles are up to {@link ModerationForger}.
 */
export class HostileRelay {
  readonly #options: HostileRelayOptions;
  readonly #keys: SeededKeys;
  /** The descriptions that were delivered, which it may deliver again. */
  readonly #delivered: { readonly to: PeerId | null; readonly event: SignalEvent }[] = [];
  /** Whether it says that all members have its own key. */
  readonly #namesOwnKey: boolean;
  #forgedCount = 0;

  constructor(options: HostileRelayOptions) {
    this.#options = options;
    this.#keys = createSeededKeys(options.random);
    this.#namesOwnKey = options.random() < 0.3;
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
    return this.#options.moderations.change(this.#changeKeys(event), to);
  }

  #changeKeys(event: WireRoomEvent): WireRoomEvent {
    if (!this.#namesOwnKey) return event;
    const { publicKey } = this.#keys;
    if (event.type === 'joined') return { ...event, member: withKey(event.member, publicKey) };
    if (event.type !== 'welcome' && event.type !== 'resync') return event;
    return { ...event, members: event.members.map((member) => withKey(member, publicKey)) };
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
    const { random, room, listPeers } = this.#options;
    const others = listPeers().filter((id) => id !== event.from && id !== to);
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
        });
  }
}

const withKey = <Member extends { readonly publicKey: PublicKey }>(
  member: Member,
  publicKey: PublicKey,
): Member => ({ ...member, publicKey });
