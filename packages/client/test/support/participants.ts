import { RoomName, type PeerId } from '@visavis/protocol';
import { waitFor, type SnapshotFrom } from 'xstate';
import {
  createCall,
  peerActorId,
  type Call,
  type CallOptions,
  type peerMachine,
} from '../../src/index.ts';
import type { PrivateRoom } from '../../src/private-room/open-private-room.ts';
import { createWrtcPlatform, type WrtcPlatform } from './wrtc-platform.ts';

const waitOptions = { timeout: 15_000 };

/** A participant with a call of their own, in this process. */
export interface Participant extends Disposable {
  readonly call: Call;
  readonly platform: WrtcPlatform;
}

interface ParticipantOptions {
  readonly room?: string;
  readonly privateRoom?: Promise<PrivateRoom>;
  readonly platform?: WrtcPlatform;
  readonly inspect?: CallOptions['inspect'];
  readonly onLink?: CallOptions['onLink'];
}

/** Creates a participant in the lobby of a room. */
export function createParticipant(
  server: { url: string },
  name: string,
  options: ParticipantOptions = {},
): Participant {
  const {
    room = 'room1',
    privateRoom = null,
    platform = createWrtcPlatform(),
    inspect,
    onLink,
  } = options;
  const call = createCall({
    url: `${server.url.replace('http', 'ws')}/trpc`,
    room: RoomName.parse(room),
    privateRoom,
    name,
    platform,
    ...(inspect && { inspect }),
    ...(onLink && { onLink }),
  });
  call.send({ type: 'openLobby' });
  return {
    call,
    platform,
    [Symbol.dispose]() {
      call[Symbol.dispose]();
      platform[Symbol.dispose]();
    },
  };
}

type CallSnapshot = ReturnType<Call['actor']['getSnapshot']>;
type PeerSnapshot = SnapshotFrom<typeof peerMachine>;

/** Waits until a call meets a condition. */
export async function waitForCall(
  { call }: Participant,
  condition: (snapshot: CallSnapshot) => boolean,
): Promise<CallSnapshot> {
  return waitFor(call.actor, condition, waitOptions);
}

/** Waits until a participant is in the room with this number of others. */
export async function waitForMemberCount(
  participant: Participant,
  otherCount: number,
): Promise<void> {
  await waitForCall(
    participant,
    (s) => s.matches({ active: 'inRoom' }) && s.context.members.length === otherCount,
  );
}

export const peerIdOf = ({ call }: Participant): PeerId => {
  const { self } = call.actor.getSnapshot().context;
  if (self === null) throw new Error('Not in the room yet.');
  return self;
};

/** What one participant knows about another. */
export function memberOf({ call }: Participant, other: Participant) {
  const id = peerIdOf(other);
  const member = call.actor.getSnapshot().context.members.find((member) => member.id === id);
  if (member === undefined) throw new Error(`No ${id} in the room.`);
  return member;
}

/** Waits until what one participant knows about another meets a condition. */
export async function waitForMember(
  participant: Participant,
  other: Participant,
  condition: (member: ReturnType<typeof memberOf>) => boolean,
): Promise<void> {
  const id = peerIdOf(other);
  await waitForCall(participant, ({ context }) =>
    context.members.some((member) => member.id === id && condition(member)),
  );
}

/** The peer actor of one participant for another. */
export function peerOf(participant: Participant, other: Participant) {
  const id = peerActorId(peerIdOf(other));
  const peer = participant.call.actor.getSnapshot().children[id];
  if (peer === undefined) throw new Error(`No ${id}.`);
  return peer;
}

/** Waits until the peer actor of one participant for another meets a condition. */
export async function waitForPeer(
  participant: Participant,
  other: Participant,
  condition: (snapshot: PeerSnapshot) => boolean,
): Promise<void> {
  await waitFor(peerOf(participant, other), condition, waitOptions);
}

const isSettled = (snapshot: PeerSnapshot) =>
  snapshot.matches({
    connection: 'connected',
    channel: 'open',
    signaling: 'stable',
    negotiation: 'idle',
    recovery: 'idle',
  });

/** All pairs of participants, in both orders. */
export function orderedPairs(
  participants: readonly Participant[],
): (readonly [Participant, Participant])[] {
  return participants.flatMap((one) =>
    participants.filter((other) => other !== one).map((other) => [one, other] as const),
  );
}

/** Waits until all participants are connected with each other and no negotiation is in progress. */
export async function waitForConnections(...participants: readonly Participant[]): Promise<void> {
  await Promise.all(participants.map((one) => waitForMemberCount(one, participants.length - 1)));
  await Promise.all(
    orderedPairs(participants).map(([one, other]) => waitForPeer(one, other, isSettled)),
  );
}

/** All participants join, one after the other, and connect with each other. */
export async function joinAndConnect(...participants: readonly Participant[]): Promise<void> {
  for (const [index, participant] of participants.entries()) {
    participant.call.send({ type: 'join' });
    await waitForMemberCount(participant, index);
  }
  await waitForConnections(...participants);
}

/** Turns on microphone and camera. */
export async function openDevices(participant: Participant): Promise<void> {
  participant.call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  await waitForCall(
    participant,
    ({ context }) => context.profile.camera && context.profile.microphone,
  );
}

/** The newest RTCPeerConnection of a participant. */
export function lastConnectionOf({ platform }: Participant) {
  const connection = platform.connections.at(-1);
  if (connection === undefined) throw new Error('No connection yet.');
  return connection;
}

/** The signaling actor of a participant. */
export function signalingOf({ call }: Participant) {
  const { signaling } = call.actor.getSnapshot().children;
  if (signaling === undefined) throw new Error('No signaling.');
  return signaling;
}

/** Waits until the signaling machine of a participant is in a state. */
export async function waitForSignaling(
  participant: Participant,
  state: 'online' | 'resuming' | 'offline' | 'closed',
): Promise<void> {
  await waitFor(signalingOf(participant), (snapshot) => snapshot.matches(state), waitOptions);
}
