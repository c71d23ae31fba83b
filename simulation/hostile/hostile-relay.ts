import {
  encodeDescription,
  TrackedRoomEvent,
  type PeerId,
  type PublicKey,
  type WireRoomEvent,
  type RoomName,
  type SignedDescription,
} from '@visavis/protocol';
import * as z from 'zod/mini';
import { createSeededKeys, type SeededKeys } from '../participant/simulated-cryptography.ts';
import { pick, type Random } from '../random/random.ts';
import { forgeSealed, type SignalEvent } from './sealed-forgeries.ts';

/** The frame of an event of a room. */
const EventFrame = z.object({
  id: z.number(),
  result: z.object({ type: z.literal('data'), id: z.string(), data: TrackedRoomEvent }),
});

/** The certificate of whoever sits between two people. */
const impostorFingerprint = Array.from({ length: 32 }, () => 'EE').join(':');

const withImpostorFingerprint = (sdp: string): string =>
  sdp.replaceAll(/(a=fingerprint:sha-256 )\S+/g, `$1${impostorFingerprint}`);

/** What a hostile server does with a description. Gives null where it cannot. */
type Forgery = (
  event: SignalEvent,
  description: SignedDescription,
) => { readonly from: PeerId; readonly description: SignedDescription } | null;

/** What a hostile relay needs. */
interface HostileRelayOptions {
  readonly random: Random;
  readonly room: RoomName;
  /** The ids of all participants. */
  readonly listPeers: () => readonly PeerId[];
}

/**
 * A server that changes signals on their way to the pages: it replaces certificates and senders, delivers old
 * descriptions again, and names and uses keys of its own. In a private room it cannot read them, and replaces senders,
 * numbers and bytes.
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
    if (!this.#namesOwnKey) return event;
    const { publicKey } = this.#keys;
    if (event.type === 'joined') return { ...event, member: withKey(event.member, publicKey) };
    if (event.type !== 'welcome' && event.type !== 'resync') return event;
    return { ...event, members: event.members.map((member) => withKey(member, publicKey)) };
  }

  #changeSignals(event: SignalEvent, to: PeerId | null): SignalEvent {
    const description = event.signals.find((signal) => signal.kind === 'description');
    const { random } = this.#options;
    if (event.signals.some(({ kind }) => kind === 'sealed')) return this.#changeSealed(event, to);
    if (description === undefined || to === null || random() < 0.3) return event;
    this.#delivered.push({ to, event });
    const forgery = pick(random, this.#forgeries(to))(event, description);
    if (forgery === null) return event;
    this.#forgedCount += 1;
    // Without its candidates, which would be those of somebody else.
    return { ...event, from: forgery.from, signals: [forgery.description] };
  }

  #changeSealed(event: SignalEvent, to: PeerId | null): SignalEvent {
    const { random, listPeers } = this.#options;
    if (to === null || random() < 0.3) return event;
    const forged = forgeSealed(event, {
      random,
      others: listPeers().filter((id) => id !== event.from && id !== to),
      earlier: this.#delivered
        .filter((known) => known.to === to && known.event.from === event.from)
        .map((known) => known.event),
    });
    this.#delivered.push({ to, event });
    if (forged === null) return event;
    this.#forgedCount += 1;
    return forged;
  }

  #forgeries(to: PeerId): readonly Forgery[] {
    const { random, room, listPeers } = this.#options;
    return [
      ({ from }, description) => ({
        from,
        description: { ...description, sdp: withImpostorFingerprint(description.sdp) },
      }),
      ({ from, generation }, { number, ...rest }) => {
        const description = { ...rest, sdp: withImpostorFingerprint(rest.sdp) };
        const statement = { room, from, to, generation, number, description };
        const signature = this.#keys.sign(encodeDescription(statement));
        return { from, description: { ...description, number, signature } };
      },
      ({ from }, description) => {
        const others = listPeers().filter((id) => id !== from && id !== to);
        return others.length === 0 ? null : { from: pick(random, others), description };
      },
      ({ from }, description) => {
        const [, ...earlier] = this.#delivered
          .filter((known) => known.to === to && known.event.from === from)
          .toReversed();
        const old = earlier.at(0)?.event.signals.find(({ kind }) => kind === 'description');
        return old?.kind === 'description' && old.number !== description.number
          ? { from, description: old }
          : null;
      },
      ({ from }, description) => ({
        from,
        description: { ...description, type: description.type === 'offer' ? 'answer' : 'offer' },
      }),
    ];
  }
}

const withKey = <Member extends { readonly publicKey: PublicKey }>(
  member: Member,
  publicKey: PublicKey,
): Member => ({ ...member, publicKey });
