import type { CallEvent } from '@visavis/machines';
import {
  parsePeerContent,
  parsePeerMessage,
  webCryptography,
  type Identity,
  type LinkMessage,
  type RoomEvent,
} from '@visavis/protocol';
import {
  ana as anaId,
  createCandidate,
  createMember,
  createProfile,
  createRoomSnapshot,
} from '@visavis/protocol/testing';
import { PeerMessengers } from '../../src/peer-messages/peer-messengers.ts';
import type { ChangedLink } from '../../src/private-room/changed-link.ts';
import { joinPrivateRoom } from '../../src/room-codec/join-private-room.ts';
import { FakeChannel } from './fake-channel.ts';
import { createOwnedTestRoom, type PageOptions } from './private-room.ts';
import { waitUntil } from './wait.ts';
import * as LinkChangesModule from '../../src/room-codec/link-changes.ts';

export const room = await createOwnedTestRoom();
export const oldLink = await room.createLink(0);
export const newLink = await room.createLink(1);
const [ana, ben, cleo, eve] = await Promise.all(
  Array.from({ length: 4 }, () => webCryptography.createIdentity()),
);

export { ana, ben, eve };

/** The page of somebody with this link, without a server: what it would send is recorded. */
export function openPage(
  identity: Identity | undefined,
  link: ChangedLink,
  options: PageOptions = {},
) {
  if (identity === undefined) throw new Error('There is no identity.');
  const sent: CallEvent[] = [];
  const secrets: string[] = [];
  const messengers = new PeerMessengers(Date.now, (message) => entrance.receiveLink(message));
  const clock = { now: 0 };
  /** Those without the link, as far as the page knows. */
  const outsiders = { count: 0 };
  const entrance = joinPrivateRoom({
    room: room.name,
    privateRoom: room.open(link.secret, {
      lock: link.lock,
      isOwner: identity === ana,
      ...options,
    }),
    platform: {
      cryptography: webCryptography,
      getIdentity: async () => identity,
      loadLinkChanges: async () => LinkChangesModule,
      now: () => clock.now,
    },
    messengers,
    onLink: (secret) => secrets.push(secret),
    send(event) {
      if (event.type === 'outsiders.counted') outsiders.count = event.count;
      else sent.push(event);
    },
  });
  const { codec } = entrance;
  const profile = (name: string, revision: number) =>
    codec.encodeProfile(createProfile({ name, revision }));
  return {
    id: identity.peerId,
    codec,
    clock,
    sent,
    outsiders,
    secrets,
    entrance,
    profile,
    /** The page, as the server describes it to the others. */
    member: async (name: string, revision = 1) => ({
      ...createMember(identity.peerId, { publicKey: identity.publicKey }),
      profile: await profile(name, revision),
    }),
    /** The messages that this page sends to a peer from now on. */
    connectTo: (id: Identity['peerId']) => {
      const channel = new FakeChannel();
      const handlers = { onProfile: () => {}, onWanted: () => {}, onComparison: () => {} };
      messengers.get(id).attach(channel, handlers, new AbortController().signal);
      channel.open();
      return () =>
        channel.sent.flatMap((text): LinkMessage[] => {
          const message = parsePeerMessage(text);
          const contents = message?.type === 'batch' ? message.messages.map(parsePeerContent) : [];
          return contents.filter((content) => content?.type === 'link');
        });
    },
  };
}
export type Page = ReturnType<typeof openPage>;

/** Lets a page into the room, in which these others are. */
export async function enter(page: Page, others: readonly Page[], lock = oldLink.lock) {
  const welcome = createRoomSnapshot('welcome', page.id);
  return page.codec.decode({
    ...welcome,
    room: { ...welcome.room, name: room.name, lock },
    members: await Promise.all(others.map((other) => other.member('Somebody'))),
  });
}

/** The pages of Ana, the owner, of Ben and of Cleo, who are in the room with the old link. */
export async function openCall() {
  const pages = {
    ana: openPage(ana, oldLink),
    ben: openPage(ben, oldLink),
    cleo: openPage(cleo, oldLink),
  };
  const all = Object.values(pages);
  for (const page of all) {
    await enter(
      page,
      all.filter((other) => other !== page),
    );
  }
  return pages;
}

export const roomEvent = (lock: ChangedLink['lock']) => {
  const { room: state } = createRoomSnapshot('welcome', anaId);
  return { type: 'room', room: { ...state, name: room.name, lock } } as const;
};

export const batch = { generation: 1, firstSequence: 1, signals: [createCandidate()] };

export const isMember = (event: RoomEvent | null) => event?.type === 'joined';

export const linkMessage = (members: readonly Page[], link = newLink): LinkMessage => ({
  type: 'link',
  ...link,
  members: members.map(({ id }) => id),
});

export async function receiveLink(page: Page, message: LinkMessage): Promise<void> {
  page.entrance.receiveLink(message);
  await waitUntil('the link is used', () => page.secrets.length > 0);
}
