import {
  isLockOf,
  newerLock,
  openProfile,
  openSignals,
  Refusal,
  sealProfile,
  sealSignals,
  type Lock,
  type Member,
  type PeerId,
  type Profile,
  type RoomEvent,
  type RoomName,
  type RoomState,
  type WireMember,
  type WireProfile,
  type WireRoomEvent,
} from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import type { PrivateRoom } from '../private-room/open-private-room.ts';
import type { RoomCodec } from './room-codec.ts';

/** A received event of this type. */
type WireEventOf<Type extends WireRoomEvent['type']> = Extract<WireRoomEvent, { type: Type }>;

/**
 * Seals what the members of a private room tell each other, and opens what they have sealed. Whoever has no secret,
 * such as the server, does not become a member for this page: what it invents cannot be opened.
 */
export function createPrivateRoomCodec(
  room: RoomName,
  privateRoom: Promise<PrivateRoom>,
  { cryptography, getIdentity }: Pick<Platform, 'cryptography' | 'getIdentity'>,
): RoomCodec {
  let newest: Lock | null = null;
  const keysOfRoom = privateRoom.then(({ keys, lock }) => {
    newest = lock;
    return keys;
  });

  async function learnLock(lock: Lock | null): Promise<void> {
    const known = newest;
    if (lock === null || newerLock(known, lock) === known) return;
    if (!(await isLockOf(cryptography, room, lock))) return;
    newest = newerLock(newest, lock);
    (await privateRoom).saveLock(lock);
  }

  const getSelf = async (): Promise<PeerId> => (await getIdentity()).peerId;

  /** The server may know an older lock, or none, as after a restart. */
  async function decodeRoom(state: RoomState): Promise<RoomState> {
    const keys = await keysOfRoom;
    await learnLock(state.lock);
    if (newest !== null && newest.entryHash !== keys.entryHash) throw new Refusal('link-changed');
    return { ...state, lock: newest };
  }

  const decodeProfile = async (from: PeerId, profile: WireProfile): Promise<Profile | null> =>
    openProfile(await keysOfRoom, room, from, profile);

  async function decodeMember(member: WireMember): Promise<Member | null> {
    const profile = await decodeProfile(member.id, member.profile);
    return profile && { ...member, profile };
  }

  async function decodeSnapshot(event: WireEventOf<'welcome' | 'resync'>): Promise<RoomEvent> {
    const state = await decodeRoom(event.room);
    const members = await Promise.all(event.members.map(decodeMember));
    return { ...event, room: state, members: members.filter((member) => member !== null) };
  }

  async function decodeSignals(event: WireEventOf<'signal'>): Promise<RoomEvent | null> {
    const { type, from, ...batch } = event;
    const route = { room, from, to: await getSelf() };
    const opened = await openSignals(await keysOfRoom, route, batch);
    return opened && { type, from, ...opened };
  }

  return {
    async encodeJoin({ profile }) {
      const keys = await keysOfRoom;
      const entry = { token: keys.entryToken, lock: newest };
      return { room, profile: await sealProfile(keys, room, await getSelf(), profile), entry };
    },
    encodePeek: async () => ({ room, token: (await keysOfRoom).entryToken }),
    encodeProfile: async (profile) => sealProfile(await keysOfRoom, room, await getSelf(), profile),
    encodeBatch: async (to, batch) =>
      sealSignals(await keysOfRoom, { room, from: await getSelf(), to }, batch),
    decode(event) {
      switch (event.type) {
        case 'welcome':
        case 'resync':
          return decodeSnapshot(event);
        case 'room':
          return decodeRoom(event.room).then((state) => ({ ...event, room: state }));
        case 'joined':
          return decodeMember(event.member).then((member) => member && { ...event, member });
        case 'updated':
          return decodeProfile(event.id, event.profile).then(
            (profile) => profile && { ...event, profile },
          );
        case 'signal':
          return decodeSignals(event);
        case 'left':
        case 'away':
        case 'back':
          return event;
        default:
          return event satisfies never;
      }
    },
  };
}
