import type { PeerId, Profile, RoomEvent } from '@visavis/protocol';
import { createActor, SimulatedClock, type InspectionEvent } from 'xstate';
import { callMachine, peerActorId } from '../../src/call/call.ts';
import { mediaMachine, type CaptureCommand, type CaptureReport } from '../../src/media/media.ts';
import {
  peerMachine,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
} from '../../src/peer/peer.ts';
import {
  signalingMachine,
  type ServerCommand,
  type ServerReport,
} from '../../src/signaling/signaling.ts';
import { TransitionCoverage } from './transition-coverage.ts';
import { fakeChild } from './fake-child.ts';
import {
  ana,
  createRoomSnapshot,
  createRoomState,
  eventIdAt,
  roomName,
} from '@visavis/protocol/testing';

/** Shared by everything that `call.test.ts` brings together. */
export const coverage = new TransitionCoverage(callMachine);

/** A whole call, all its machines real: only the link, the devices and the connections are fake. */
export function startCall(startedAt = 1000) {
  const server = fakeChild<ServerCommand, ServerReport>();
  const capture = fakeChild<CaptureCommand, CaptureReport>();
  const connection = fakeChild<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const clock = new SimulatedClock();
  const delivered: { readonly to: string; readonly event: { readonly type: string } }[] = [];
  const inspect = (event: InspectionEvent) => {
    coverage.inspect(event);
    if (event.type !== '@xstate.event' || !('id' in event.actorRef)) return;
    delivered.push({ to: String(event.actorRef.id), event: event.event });
  };
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({ actors: { server: server.logic } }),
      media: mediaMachine.provide({ actors: { capture: capture.logic } }),
      peer: peerMachine.provide({ actors: { connection: connection.logic } }),
    },
  });
  const choices = { microphone: null, camera: null, speaker: null };
  const actor = createActor(machine, {
    clock,
    inspect,
    input: { room: roomName, name: 'Ana', startedAt, choices, quality: 'auto' },
  }).start();
  let position = 0;
  return {
    actor,
    server,
    capture,
    connection,
    clock,
    get state() {
      return actor.getSnapshot().value;
    },
    get context() {
      return actor.getSnapshot().context;
    },
    get profile(): Profile {
      return actor.getSnapshot().context.profile;
    },
    /** Everyone else, with where they are. */
    get others() {
      return actor
        .getSnapshot()
        .context.members.map(({ id, presence }) => `${id.slice(0, 1)} ${presence}`);
    },
    /** The ids of the children that run. */
    get children() {
      return Object.keys(actor.getSnapshot().children).toSorted();
    },
    /** An event of the room arrives. */
    arrive(event: RoomEvent) {
      position += 1;
      server.now.sendReport({ type: 'server.roomEvent', id: eventIdAt(position), event });
    },
    /** What the connection to one person was told. */
    toldPeer: (id: PeerId) =>
      delivered
        .filter(({ to, event }) => to === peerActorId(id) && event.type !== 'xstate.init')
        .map(({ event }) => event.type),
    /** How the connection to one person was begun. */
    rolesOf: (id: PeerId) =>
      connection.runs.filter(({ input }) => input.remote === id).map(({ input }) => input.role),
    /** The runs of the connection to one person. */
    runsOf: (id: PeerId) => connection.runs.filter(({ input }) => input.remote === id),
  };
}

export type CallTest = ReturnType<typeof startCall>;

/** At the door, and the server is reached. */
export function lobby(): CallTest {
  const all = startCall();
  all.actor.send({ type: 'openLobby' });
  all.server.now.sendReport({ type: 'server.open' });
  return all;
}

/** The server has been asked. */
export function joining(): CallTest {
  const all = lobby();
  all.actor.send({ type: 'join' });
  all.server.now.sendReport({ type: 'server.joined' });
  return all;
}

/** Someone inside is being asked. */
export function waiting(): CallTest {
  const all = joining();
  all.arrive({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
  return all;
}

/** In the room, with those who were there before. */
export function inRoom(...others: readonly PeerId[]): CallTest {
  const all = joining();
  all.arrive(createRoomSnapshot('welcome', ana, others));
  return all;
}
