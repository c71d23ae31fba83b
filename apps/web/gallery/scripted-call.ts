import type { Call } from '@visavis/client';
import {
  peerActorId,
  type CaptureReport,
  type ConnectionReport,
  type OwnVoiceReport,
  type PeerEvent,
  type ServerReport,
} from '@visavis/machines';
import { startCall } from '@visavis/machines/testing';
import {
  Generation,
  RoomName,
  type IceServer,
  type Profile,
  type RoomEvent,
  type Signal,
} from '@visavis/protocol';
import {
  ana,
  ben,
  createMember,
  createRoomState,
  createProfile,
  epoch,
} from '@visavis/protocol/testing';
import { CallHistory } from '../src/call/history/call-history.ts';
import type { Session } from '../src/call/session/session.ts';

const room = RoomName.parse('quiet-lake');
const relay: IceServer = { urls: ['turn:turn.example'], username: 'u', credential: 'c' };

const profileOf = (name: string, change: Partial<Profile> = {}): Profile =>
  createProfile({ name, microphone: true, camera: true, ...change });

/** The server lets Ana in. */
export const welcome = {
  type: 'welcome',
  self: ana,
  role: 'guest',
  room: createRoomState({ name: room }),
  members: [],
  waiting: [],
  epoch,
  graceMs: 20_000,
} as const satisfies RoomEvent;

/** Ben joins. */
export const benJoined = (change?: Partial<Profile>): RoomEvent => ({
  type: 'joined',
  member: createMember(ben, { profile: profileOf('Ben', change) }),
});

/** A call with real machines. A script controls the server, the devices, the connections and the time. */
export interface ScriptedCall extends Session {
  /** Advances the time of the history, in milliseconds. The delays of the machines do not advance. */
  readonly advanceTime: (milliseconds: number) => void;
  /** The current time, in milliseconds since 1970. */
  now(): number;
  readonly server: (report: ServerReport) => void;
  readonly capture: (report: CaptureReport) => void;
  /** Reports what the own microphone hears. */
  readonly ownVoice: (report: OwnVoiceReport) => void;
  /** Reports an event of the latest connection to Ben. */
  readonly connection: (report: ConnectionReport) => void;
  /** Delivers a room event. */
  readonly roomEvent: (event: RoomEvent) => void;
  /** Delivers a signal from Ben for the current connection, or for a new one. */
  readonly signal: (signal: Signal) => void;
  /** Delivers an event to the peer machine of Ben, as the call machine does. */
  readonly peer: (event: PeerEvent) => void;
  /** The current negotiation round. */
  readonly round: () => number;
  /** The state value of an actor: `call`, or one of its children; null if it does not exist. */
  states(actor: string): unknown;
}

/**
 * @param startedAt milliseconds since 1970
 * @param name of the room
 */
export function scriptedCall(startedAt: number, name = room): ScriptedCall {
  const harness = startCall(startedAt, name);
  const { actor } = harness;
  let time = startedAt;
  const history = new CallHistory(actor, () => time);
  const call: Call = {
    actor,
    streams: { getLocal: () => null, getRemote: () => null, subscribe: () => () => {} },
    getLinkChange: async () => null,
    makeHost: async () => {},
    send: (event) => actor.send(event.type === 'returnToLobby' ? { ...event, at: time } : event),
    [Symbol.dispose]: () => actor.stop(),
  };
  const peer = () => {
    const found = actor.getSnapshot().children[peerActorId(ben)];
    if (found === undefined) throw new Error('Ben is not in the room.');
    return found;
  };
  let next = 1;
  return {
    call,
    history,
    advanceTime: (milliseconds) => {
      time += milliseconds;
    },
    now: () => time,
    server: (report) => harness.server.current.report(report),
    capture: (report) => harness.capture.current.report(report),
    ownVoice: (report) => harness.ownVoice.current.report(report),
    connection: (report) => harness.connection.current.report(report),
    roomEvent: (event) => harness.receiveRoomEvent(event),
    signal: (signal) => {
      const generation = peer().getSnapshot().context.generation ?? Generation.parse(startedAt + 1);
      const batch = { generation, firstSequence: next, signals: [signal] };
      harness.receiveRoomEvent({ type: 'signal', from: ben, ...batch });
      next += 1;
    },
    peer: (event) => peer().send(event),
    round: () => peer().getSnapshot().context.round,
    states: (id) => {
      if (id === 'call') return actor.getSnapshot().value;
      const { trust: _, ...machines } = actor.getSnapshot().children;
      const child = Object.entries(machines).find(([key]) => key === id)?.[1];
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
