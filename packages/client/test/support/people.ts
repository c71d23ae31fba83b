import { RoomName, type PeerId } from '@visavis/protocol';
import { waitFor, type SnapshotFrom } from 'xstate';
import {
  createCall,
  peerActorId,
  type Call,
  type CallOptions,
  type peerMachine,
} from '../../src/index.ts';
import { wrtcPlatform, type WrtcPlatform } from './wrtc-platform.ts';

const patience = { timeout: 15_000 };

/** Someone with a call of their own. */
export interface Person extends Disposable {
  readonly call: Call;
  readonly platform: WrtcPlatform;
}

interface Options {
  readonly room?: string;
  readonly platform?: WrtcPlatform;
  readonly inspect?: CallOptions['inspect'];
}

/** Brings someone to the door of a room. */
export function person(server: { url: string }, name: string, options: Options = {}): Person {
  const { room = 'room1', platform = wrtcPlatform(), inspect } = options;
  const call = createCall({
    url: `${server.url.replace('http', 'ws')}/trpc`,
    room: RoomName.parse(room),
    name,
    platform,
    ...(inspect && { inspect }),
  });
  call.send({ type: 'enter' });
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
export async function until(
  { call }: Person,
  condition: (snapshot: CallSnapshot) => boolean,
): Promise<CallSnapshot> {
  return waitFor(call.actor, condition, patience);
}

/** Waits until someone is in the room with a number of others. */
export async function inRoomWith(someone: Person, others: number): Promise<void> {
  await until(someone, (s) => s.matches('inRoom') && s.context.members.length === others);
}

export const idOf = ({ call }: Person): PeerId => {
  const { self } = call.actor.getSnapshot().context;
  if (self === null) throw new Error('Not in the room yet.');
  return self;
};

/** What one person is told of another. */
export function memberOf({ call }: Person, other: Person) {
  const id = idOf(other);
  const member = call.actor.getSnapshot().context.members.find((member) => member.id === id);
  if (member === undefined) throw new Error(`No ${id} in the room.`);
  return member;
}

/** Waits until one person is told of another what is expected. */
export async function untilMember(
  someone: Person,
  other: Person,
  condition: (member: ReturnType<typeof memberOf>) => boolean,
): Promise<void> {
  const id = idOf(other);
  await until(someone, ({ context }) =>
    context.members.some((member) => member.id === id && condition(member)),
  );
}

/** The actor of one person's connection to another. */
export function peerOf(someone: Person, other: Person) {
  const id = peerActorId(idOf(other));
  const peer = someone.call.actor.getSnapshot().children[id];
  if (peer === undefined) throw new Error(`No ${id}.`);
  return peer;
}

/** Waits until one person's connection to another is as told. */
export async function untilPeer(
  someone: Person,
  other: Person,
  condition: (snapshot: PeerSnapshot) => boolean,
): Promise<void> {
  await waitFor(peerOf(someone, other), condition, patience);
}

const settled = (snapshot: PeerSnapshot) =>
  snapshot.matches({
    connection: 'connected',
    channel: 'open',
    signaling: 'stable',
    negotiation: 'idle',
    recovery: 'calm',
  });

/** Each of several people with each of the others, both ways. */
export function pairs(people: readonly Person[]): (readonly [Person, Person])[] {
  return people.flatMap((one) =>
    people.filter((other) => other !== one).map((other) => [one, other] as const),
  );
}

/** Waits until each is connected with each, their channels are open, and nothing is left to do. */
export async function connected(...people: readonly Person[]): Promise<void> {
  await Promise.all(people.map((one) => inRoomWith(one, people.length - 1)));
  await Promise.all(pairs(people).map(([one, other]) => untilPeer(one, other, settled)));
}

/** Everyone goes in, one after the other, and is connected with everyone. */
export async function meet(...people: readonly Person[]): Promise<void> {
  for (const [before, someone] of people.entries()) {
    someone.call.send({ type: 'join' });
    await inRoomWith(someone, before);
  }
  await connected(...people);
}

/** Switches microphone and camera on and waits until both run. */
export async function withDevices(someone: Person): Promise<void> {
  someone.call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  await until(someone, ({ context }) => context.profile.camera && context.profile.microphone);
}

/** The connection that a person has with the only other one. */
export function connectionOf({ platform }: Person) {
  const connection = platform.connections.at(-1);
  if (connection === undefined) throw new Error('No connection yet.');
  return connection;
}

/** The state of someone's way to the server. */
export function signalingOf({ call }: Person) {
  const { signaling } = call.actor.getSnapshot().children;
  if (signaling === undefined) throw new Error('No signaling.');
  return signaling;
}

/** Waits until someone's way to the server is in a state. */
export async function untilSignaling(
  someone: Person,
  state: 'online' | 'resuming' | 'offline' | 'closed',
): Promise<void> {
  await waitFor(signalingOf(someone), (snapshot) => snapshot.matches(state), patience);
}
