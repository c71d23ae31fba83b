import { RoomName, type PeerId } from '@visavis/protocol';
import { waitFor, type SnapshotFrom } from 'xstate';
import {
  createCall,
  peerActorId,
  type Call,
  type CallOptions,
  type peerMachine,
} from '../../src/index.ts';
import { createWrtcPlatform, type WrtcPlatform } from './wrtc-platform.ts';

const waitOptions = { timeout: 15_000 };

/** Someone with a call of their own. */
export interface Participant extends Disposable {
  readonly call: Call;
  readonly platform: WrtcPlatform;
}

interface ParticipantOptions {
  readonly room?: string;
  readonly platform?: WrtcPlatform;
  readonly inspect?: CallOptions['inspect'];
}

/** Brings someone to the door of a room. */
export function createParticipant(
  server: { url: string },
  name: string,
  options: ParticipantOptions = {},
): Participant {
  const { room = 'room1', platform = createWrtcPlatform(), inspect } = options;
  const call = createCall({
    url: `${server.url.replace('http', 'ws')}/trpc`,
    room: RoomName.parse(room),
    name,
    platform,
    ...(inspect && { inspect }),
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

/** Waits until someone's call is as told. */
export async function waitForCall(
  { call }: Participant,
  condition: (snapshot: CallSnapshot) => boolean,
): Promise<CallSnapshot> {
  return waitFor(call.actor, condition, waitOptions);
}

/** Waits until someone is in the room with a number of others. */
export async function waitForMemberCount(someone: Participant, others: number): Promise<void> {
  await waitForCall(
    someone,
    (s) => s.matches({ active: 'inRoom' }) && s.context.members.length === others,
  );
}

export const peerIdOf = ({ call }: Participant): PeerId => {
  const { self } = call.actor.getSnapshot().context;
  if (self === null) throw new Error('Not in the room yet.');
  return self;
};

/** What one person is told of another. */
export function memberOf({ call }: Participant, other: Participant) {
  const id = peerIdOf(other);
  const member = call.actor.getSnapshot().context.members.find((member) => member.id === id);
  if (member === undefined) throw new Error(`No ${id} in the room.`);
  return member;
}

/** Waits until one person is told of another what is expected. */
export async function waitForMember(
  someone: Participant,
  other: Participant,
  condition: (member: ReturnType<typeof memberOf>) => boolean,
): Promise<void> {
  const id = peerIdOf(other);
  await waitForCall(someone, ({ context }) =>
    context.members.some((member) => member.id === id && condition(member)),
  );
}

/** The actor of one person's connection to another. */
export function peerOf(someone: Participant, other: Participant) {
  const id = peerActorId(peerIdOf(other));
  const peer = someone.call.actor.getSnapshot().children[id];
  if (peer === undefined) throw new Error(`No ${id}.`);
  return peer;
}

/** Waits until one person's connection to another is as told. */
export async function waitForPeer(
  someone: Participant,
  other: Participant,
  condition: (snapshot: PeerSnapshot) => boolean,
): Promise<void> {
  await waitFor(peerOf(someone, other), condition, waitOptions);
}

const isSettled = (snapshot: PeerSnapshot) =>
  snapshot.matches({
    connection: 'connected',
    channel: 'open',
    signaling: 'stable',
    negotiation: 'idle',
    recovery: 'idle',
  });

/** Each of several people with each of the others, both ways. */
export function orderedPairs(
  people: readonly Participant[],
): (readonly [Participant, Participant])[] {
  return people.flatMap((one) =>
    people.filter((other) => other !== one).map((other) => [one, other] as const),
  );
}

/** Waits until each is connected with each, their channels are open, and nothing is left to do. */
export async function waitForConnections(...people: readonly Participant[]): Promise<void> {
  await Promise.all(people.map((one) => waitForMemberCount(one, people.length - 1)));
  await Promise.all(orderedPairs(people).map(([one, other]) => waitForPeer(one, other, isSettled)));
}

/** Everyone goes in, one after the other, and is connected with everyone. */
export async function joinAndConnect(...people: readonly Participant[]): Promise<void> {
  for (const [before, someone] of people.entries()) {
    someone.call.send({ type: 'join' });
    await waitForMemberCount(someone, before);
  }
  await waitForConnections(...people);
}

/** Switches microphone and camera on and waits until both run. */
export async function openDevices(someone: Participant): Promise<void> {
  someone.call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  await waitForCall(someone, ({ context }) => context.profile.camera && context.profile.microphone);
}

/** The connection that a person has with the only other one. */
export function lastConnectionOf({ platform }: Participant) {
  const connection = platform.connections.at(-1);
  if (connection === undefined) throw new Error('No connection yet.');
  return connection;
}

/** The state of someone's way to the server. */
export function signalingOf({ call }: Participant) {
  const { signaling } = call.actor.getSnapshot().children;
  if (signaling === undefined) throw new Error('No signaling.');
  return signaling;
}

/** Waits until someone's way to the server is in a state. */
export async function waitForSignaling(
  someone: Participant,
  state: 'online' | 'resuming' | 'offline' | 'closed',
): Promise<void> {
  await waitFor(signalingOf(someone), (snapshot) => snapshot.matches(state), waitOptions);
}
