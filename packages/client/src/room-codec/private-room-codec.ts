import {
  openSignals,
  Refusal,
  sealProfile,
  sealSignals,
  type Lock,
  type Member,
  type PeerId,
  type RoomEvent,
  type RoomName,
  type RoomState,
  type WireMember,
  type WireRoomEvent,
} from '@visavis/protocol';
import type { Delegations } from './delegations.ts';
import type { Keyring } from './keyring.ts';
import type { RoomCodec } from './room-codec.ts';
import type { SealedMembers } from './sealed-members.ts';

/** A received event of this type. */
type WireEventOf<Type extends WireRoomEvent['type']> = Extract<WireRoomEvent, { type: Type }>;

/** What the codec needs of the page. */
export interface PrivateRoomCodecOptions {
  readonly getSelf: () => Promise<PeerId>;
  readonly now: () => number;
  /** Sends the lock of a new link to the server. */
  readonly sendLock: (lock: Lock) => void;
  /** A member who did not have the new link when this page came with it has it now. */
  readonly onOpened: (member: Member) => void;
}

/** How long a member waits for the new link after the server has refused the old one, in milliseconds. */
const linkTimeoutMs = 30_000;

/** A private room for one page. */
export interface PrivateRoomSecrets {
  readonly keyring: Keyring;
  readonly members: SealedMembers;
  readonly delegations: Delegations;
}

/**
 * Seals what the members of a private room tell each other, and opens what they have sealed. Whoever has no secret,
 * such as the server, does not become a member for this page: what it invents cannot be opened.
 */
export function createPrivateRoomCodec(
  room: RoomName,
  secrets: Promise<PrivateRoomSecrets>,
  { getSelf, now, sendLock, onOpened }: PrivateRoomCodecOptions,
): RoomCodec {
  /** This member's id, known from `welcome` on. */
  let self: PeerId | null = null;
  /** Those in the waiting room, for a host. */
  let waiting: readonly WireMember[] = [];
  /** When the server first refused the link of this page; null if it did not. */
  let refusedAt: number | null = null;
  /** Null before the room has been opened: then nothing has been received. */
  let keyring: Keyring | null = null;
  let members: SealedMembers | null = null;
  void secrets.then((opened) => {
    ({ keyring, members } = opened);
  });

  function expectsLink(): boolean {
    if (keyring?.handleRefusal() === true) return true;
    refusedAt ??= now();
    return self !== null && now() - refusedAt < linkTimeoutMs;
  }

  async function sendNextLock(): Promise<void> {
    // The connection may have broken before the server had the lock.
    const { nextLock } = (await secrets).keyring;
    if (nextLock !== null) sendLock(nextLock);
  }

  /** The server may know an older lock, or none, as after a restart. */
  async function decodeRoom(state: RoomState): Promise<RoomState> {
    const { keyring } = await secrets;
    await keyring.learnLock(state.lock);
    // Members receive the new link from each other.
    if (keyring.isLocked && self === null) throw new Refusal('link-changed');
    return { ...state, lock: keyring.lock };
  }

  async function decodeSnapshot(event: WireEventOf<'welcome' | 'resync'>): Promise<RoomEvent> {
    if (event.type === 'welcome') self = null;
    const state = await decodeRoom(event.room);
    ({ self } = event);
    refusedAt = null;
    const { members, delegations } = await secrets;
    const opened = await members.openAll(event.members, event.graceMs);
    const role = (await delegations.getOwn())?.role ?? 'guest';
    const verified = await Promise.all(opened.map((member) => delegations.verify(member)));
    ({ waiting } = event);
    const others = await openOthers(waiting);
    return { ...event, role, room: state, members: verified, waiting: others };
  }

  async function decodeJoined(event: WireEventOf<'joined'>): Promise<RoomEvent | null> {
    const { members, delegations } = await secrets;
    const member = await members.open(event.member);
    return member && { ...event, member: await delegations.verify(member) };
  }

  /** Somebody in the waiting room has another profile. */
  async function openWaiting({ id, profile }: WireEventOf<'updated'>): Promise<Member | null> {
    const before = waiting.find((other) => other.id === id);
    return before === undefined ? null : (await secrets).members.openOther({ ...before, profile });
  }

  async function decodeUpdate(event: WireEventOf<'updated'>): Promise<RoomEvent | null> {
    const { members, delegations } = await secrets;
    const member = await members.openLocked(event.id, event.profile);
    if (member !== null) onOpened(await delegations.verify(member));
    const profile = await members.openUpdate(event.id, event.profile);
    const opened = profile ?? (await openWaiting(event))?.profile;
    return opened ? { ...event, profile: opened } : null;
  }

  /** Those in the waiting room, or those who can admit this page, as far as they have a link that this page knows. */
  async function openOthers(others: readonly WireMember[]): Promise<Member[]> {
    const { members, delegations } = await secrets;
    const opened = await Promise.all(others.map((other) => members.openOther(other)));
    const known = opened.filter((other) => other !== null);
    return Promise.all(known.map((other) => delegations.verify(other)));
  }

  async function decodeRole(event: WireEventOf<'role'>): Promise<RoomEvent> {
    const { delegations } = await secrets;
    const verified = await delegations.verify(event);
    if (event.id === self && verified.delegation !== null) {
      delegations.keepOwn(verified.delegation);
    }
    return verified;
  }

  async function decodeSignals(event: WireEventOf<'signal'>): Promise<RoomEvent | null> {
    const { type, from, ...batch } = event;
    const [first] = batch.signals;
    if (first?.kind !== 'sealed') return null;
    const keys = (await secrets).members.keysFrom(from, first.key);
    if (keys === undefined) return null;
    const opened = await openSignals(keys, { room, from, to: await getSelf() }, batch);
    return opened && { type, from, ...opened };
  }

  return {
    async encodeJoin({ profile }) {
      const { keyring, delegations } = await secrets;
      const { current, lock } = keyring;
      const entry = { token: current.entryToken, lock };
      const delegation = await delegations.getOwn();
      const sealed = await sealProfile(current, room, await getSelf(), profile);
      return { room, profile: sealed, entry, delegation };
    },
    encodePeek: async () => ({ room, token: (await secrets).keyring.current.entryToken }),
    encodeProfile: async (profile) =>
      sealProfile((await secrets).keyring.current, room, await getSelf(), profile),
    async encodeBatch(to, batch) {
      const keys = (await secrets).members.keysFor(to);
      return sealSignals(keys, { room, from: await getSelf(), to }, batch);
    },
    expectsLink,
    handleJoined: () => void sendNextLock(),
    decode(event) {
      switch (event.type) {
        case 'welcome':
        case 'resync':
          return decodeSnapshot(event);
        case 'room':
          return decodeRoom(event.room).then((state) => ({ ...event, room: state }));
        case 'joined':
          return decodeJoined(event);
        case 'updated':
          return decodeUpdate(event);
        case 'signal':
          return decodeSignals(event);
        case 'waiting':
          waiting = event.members;
          return openOthers(waiting).then((members) => ({ ...event, members }));
        case 'asked':
          return openOthers(event.members).then((members) => ({ ...event, members }));
        case 'role':
          return decodeRole(event);
        case 'moderated': {
          const { action } = event.moderation;
          // Before the next event: whoever comes after it can be the same person.
          if (action.type === 'remove') members?.noteRemoval(action.target);
          return event;
        }
        case 'left':
          // Somebody with the new link has come back before this member, which has not received it yet.
          if (event.id === self && event.reason === 'link-changed' && expectsLink()) {
            return Promise.reject(new Refusal('link-changed'));
          }
          members?.remove(event.id);
          return event;
        case 'away':
          members?.setPresence(event.id, 'away');
          return event;
        case 'back':
          members?.setPresence(event.id, 'present');
          return event;
        default:
          return event satisfies never;
      }
    },
  };
}
