import type { CallEvent } from '@visavis/machines';
import type {
  Delegation,
  LinkMessage,
  Lock,
  PeerId,
  RoomName,
  RoomSecret,
} from '@visavis/protocol';
import { loadOnce } from '../load-once/load-once.ts';
import type { PeerMessengers } from '../peer-messages/peer-messengers.ts';
import type { Platform } from '../platform/platform.ts';
import type { PrivateRoom } from '../private-room/open-private-room.ts';
import { Delegations } from './delegations.ts';
import { Keyring } from './keyring.ts';
import type { LinkChanges } from './link-changes.ts';
import { createPrivateRoomCodec } from './private-room-codec.ts';
import type { RoomCodec } from './room-codec.ts';
import { SealedMembers } from './sealed-members.ts';

/** What a call in a private room needs. */
export interface PrivateRoomOptions {
  readonly room: RoomName;
  readonly privateRoom: Promise<PrivateRoom>;
  readonly platform: Pick<Platform, 'cryptography' | 'getIdentity' | 'loadLinkChanges' | 'now'>;
  readonly messengers: PeerMessengers;
  readonly onLink: (secret: RoomSecret) => void;
  /** Sends an event to the call. */
  readonly send: (event: CallEvent) => void;
}

/** A call in a private room: how its contents travel, and how its link changes. */
export interface PrivateRoomEntrance {
  readonly codec: RoomCodec;
  /** Receives a link from another member. */
  receiveLink(message: LinkMessage): void;
  /** As {@link Call.getLinkChange}. */
  getLinkChange(): Promise<(() => Promise<void>) | null>;
  /** A member was removed: if this browser has created the room, the link is changed, without that member. */
  handleRemoval(id: PeerId): void;
  /** States that a member is a host; null unless this browser has created the room. */
  delegateHost(peer: PeerId): Promise<Delegation | null>;
}

/** Connects the parts of a call that know the secret of its room. */
export function joinPrivateRoom({
  room,
  privateRoom,
  platform,
  messengers,
  onLink,
  send,
}: PrivateRoomOptions): PrivateRoomEntrance {
  const getSelf = async (): Promise<PeerId> => (await platform.getIdentity()).peerId;
  const sendLock = (lock: Lock) => send({ type: 'link.change', lock });
  const opened = privateRoom.then((its) => {
    const keyring = new Keyring(room, its, platform.cryptography);
    const { cryptography, now } = platform;
    const delegations = new Delegations({ room, privateRoom: its, cryptography, getSelf });
    const members = new SealedMembers(room, keyring, now, (count) =>
      send({ type: 'outsiders.counted', count }),
    );
    const secrets = { keyring, members, delegations };
    const getChanges = loadOnce(async () => {
      const { LinkChanges } = await platform.loadLinkChanges();
      return new LinkChanges({
        secrets,
        messengers,
        getSelf,
        sendLock,
        onLink,
        onChanged: () => send({ type: 'link.changed' }),
        onRoomEvent: (event) => send({ type: 'signaling.roomEvent', event }),
      });
    });
    const useChanges = (use: (loaded: LinkChanges) => Promise<void>) =>
      getChanges().then(use, () => {
        // Without them the page keeps the link that it has.
      });
    keyring.onConfirmed((link) => void useChanges((loaded) => loaded.confirm(link)));
    return { secrets, getChanges, useChanges, createLink: its.createLink };
  });
  return {
    codec: createPrivateRoomCodec(
      room,
      opened.then(({ secrets }) => secrets),
      {
        getSelf,
        now: platform.now,
        sendLock,
        onOpened: (member) => send({ type: 'member.opened', member }),
      },
    ),
    receiveLink(message) {
      void opened.then(({ useChanges }) => useChanges((loaded) => loaded.receive(message)));
    },
    async getLinkChange() {
      const { getChanges, createLink } = await opened;
      return createLink && (async () => (await getChanges()).change(createLink));
    },
    handleRemoval(id) {
      void opened.then(async ({ secrets, useChanges, createLink }) => {
        const receivers = secrets.members.ban(id);
        if (createLink !== null) await useChanges((loaded) => loaded.change(createLink, receivers));
      });
    },
    delegateHost: async (peer) => (await opened).secrets.delegations.makeHost(peer),
  };
}
