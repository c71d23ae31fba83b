import type { Call } from '@visavis/client';
import {
  callMachine,
  mediaMachine,
  peerActorId,
  peerMachine,
  signalingMachine,
  type CaptureCommand,
  type CaptureReport,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type ServerCommand,
  type ServerReport,
} from '@visavis/machines';
import {
  Epoch,
  createEventId,
  Generation,
  PeerId,
  RoomName,
  type IceServer,
  type Profile,
  type RoomEvent,
  type Signal,
} from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import {
  createActor,
  fromCallback,
  type CallbackActorLogic,
  SimulatedClock,
  type EventObject,
  type NonReducibleUnknown,
} from 'xstate';
import { CallHistory } from '../src/call/history/call-history.ts';
import type { Session } from '../src/call/session/session.ts';

const ana = PeerId.parse('a'.repeat(22));
export const ben = PeerId.parse('b'.repeat(22));

const room = RoomName.parse('quiet-lake');
const epoch = Epoch.parse('gallery_1');
const relay: IceServer = { urls: ['turn:turn.example'], username: 'u', credential: 'c' };

/** An actor that is controlled by a script. */
interface ScriptedActor<Command extends EventObject, Report extends EventObject, Input> {
  readonly logic: CallbackActorLogic<Command, Input>;
  readonly report: (report: Report) => void;
}

function scriptedActor<
  Command extends EventObject,
  Report extends EventObject,
  Input = NonReducibleUnknown,
>(): ScriptedActor<Command, Report, Input> {
  let report = (_: Report): void => {};
  const logic = fromCallback<Command, Input>(({ sendBack }) => {
    report = sendBack;
  });
  return { logic, report: (event: Report) => report(event) };
}

const profileOf = (name: string, change: Partial<Profile> = {}): Profile =>
  createProfile({ name, microphone: true, camera: true, ...change });

/** The server lets Ana in. */
export const welcome = {
  type: 'welcome',
  self: ana,
  room: { name: room, access: 'open', capacity: 8 },
  members: [],
  epoch,
  graceMs: 20_000,
} as const satisfies RoomEvent;

/** Ben joins. */
export const benJoined = (change?: Partial<Profile>): RoomEvent => ({
  type: 'joined',
  member: { id: ben, profile: profileOf('Ben', change), presence: 'present' },
});

/** A call with real machines. A script controls the server, the devices, the connections and the time. */
export interface ScriptedCall extends Session {
  /** Advances the time of the history, in milliseconds. The delays of the machines do not advance. */
  readonly advanceTime: (milliseconds: number) => void;
  /** The current time, in milliseconds since 1970. */
  now(): number;
  readonly server: (report: ServerReport) => void;
  readonly capture: (report: CaptureReport) => void;
  /** Reports an event of the latest connection to Ben. */
  readonly connection: (report: ConnectionReport) => void;
  /** Delivers a room event. */
  readonly roomEvent: (event: RoomEvent) => void;
  /** Delivers a signal from Ben for the current connection, or for a new one. */
  readonly signal: (signal: Signal) => void;
  /** The current negotiation round. */
  readonly round: () => number;
  /** The state value of an actor: `call`, or one of its children; null if it does not exist. */
  states(actor: string): unknown;
}

/** @param startedAt milliseconds since 1970 */
export function scriptedCall(startedAt: number): ScriptedCall {
  const server = scriptedActor<ServerCommand, ServerReport>();
  const capture = scriptedActor<CaptureCommand, CaptureReport>();
  const connection = scriptedActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({ actors: { server: server.logic } }),
      media: mediaMachine.provide({ actors: { capture: capture.logic } }),
      peer: peerMachine.provide({ actors: { connection: connection.logic } }),
    },
  });
  const choices = { microphone: null, camera: null, speaker: null };
  const actor = createActor(machine, {
    clock: new SimulatedClock(),
    input: { room, name: 'Ana', startedAt, choices, quality: 'auto' },
  }).start();
  let time = startedAt;
  let position = 0;
  const history = new CallHistory(actor, () => time);
  const call: Call = {
    actor,
    streams: { getLocal: () => null, getRemote: () => null, subscribe: () => () => {} },
    send: (event) => actor.send(event.type === 'returnToLobby' ? { ...event, at: time } : event),
    [Symbol.dispose]: () => actor.stop(),
  };
  const peer = () => {
    const found = actor.getSnapshot().children[peerActorId(ben)];
    if (found === undefined) throw new Error('Ben is not in the room.');
    return found.getSnapshot();
  };
  const deliver = (event: RoomEvent) => {
    position += 1;
    server.report({ type: 'server.roomEvent', id: createEventId(epoch, position), event });
  };
  let next = 1;
  return {
    call,
    history,
    advanceTime: (milliseconds) => {
      time += milliseconds;
    },
    now: () => time,
    server: server.report,
    capture: capture.report,
    connection: connection.report,
    roomEvent: deliver,
    signal: (signal) => {
      const generation = peer().context.generation ?? Generation.parse(startedAt + 1);
      deliver({ type: 'signal', from: ben, generation, firstSequence: next, signals: [signal] });
      next += 1;
    },
    round: () => peer().context.round,
    states: (id) => {
      if (id === 'call') return actor.getSnapshot().value;
      const child = Object.entries(actor.getSnapshot().children).find(([key]) => key === id)?.[1];
      return child?.getSnapshot().value ?? null;
    },
  };
}

/** A call with Ana in a room that Ben has just joined. */
export function scriptedCallWithBen(
  startedAt: number,
  bensProfile?: Partial<Profile>,
): ScriptedCall {
  const all = scriptedCall(startedAt);
  const { call, server, capture, roomEvent, advanceTime } = all;
  call.send({ type: 'openLobby' });
  advanceTime(80);
  server({ type: 'server.open' });
  server({ type: 'server.iceServers', answer: { servers: [relay], ttlMs: null } });
  call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  for (const kind of ['microphone', 'camera'] as const) {
    const track = { id: kind, deviceId: null, label: kind };
    capture({ type: `${kind}.live`, track });
  }
  advanceTime(4_000);
  call.send({ type: 'join' });
  server({ type: 'server.joined' });
  roomEvent(welcome);
  advanceTime(30_000);
  roomEvent(benJoined(bensProfile));
  return all;
}
