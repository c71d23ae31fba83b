import { isPrivateRoom, type PeerId, type Profile, type RoomEvent } from '@visavis/protocol';
import { eventIdAt, roomName } from '@visavis/protocol/testing';
import { createActor, SimulatedClock, type EventObject, type InspectionEvent } from 'xstate';
import { callMachine, peerActorId } from '../call/call.ts';
import { mediaMachine } from '../media/machine.ts';
import type { CaptureCommand } from '../media/commands.ts';
import type { CaptureReport, OwnVoiceInput, OwnVoiceReport } from '../media/types.ts';
import { peerMachine } from '../peer/machine.ts';
import type { ConnectionCommand } from '../peer/commands.ts';
import type { ConnectionInput, ConnectionReport } from '../peer/types.ts';
import { signalingMachine } from '../signaling/machine.ts';
import type { ServerCommand } from '../signaling/commands.ts';
import type { ServerReport } from '../signaling/types.ts';
import { initEventType } from '../xstate-internals/xstate-internals.ts';
import { createFakeActor } from './fake-actor.ts';
import { inspect } from './inspection.ts';
import { noChoices } from './media-harness.ts';
import { createTrustingLogic } from './trusting-logic.ts';

/**
 * Starts a call with all its machines. Only the server connection, the capture actor and the peer connections
 * are fakes.
 *
 * @param startedAt milliseconds since 1970
 */
export function startCall(startedAt = 1_000, room = roomName) {
  const server = createFakeActor<ServerCommand, ServerReport>();
  const capture = createFakeActor<CaptureCommand, CaptureReport>();
  const ownVoice = createFakeActor<EventObject, OwnVoiceReport, OwnVoiceInput>();
  const connection = createFakeActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const clock = new SimulatedClock();
  const delivered: { readonly to: string; readonly event: { readonly type: string } }[] = [];
  const recordDelivery = (event: InspectionEvent) => {
    inspect(event);
    if (event.type !== '@xstate.event' || !('id' in event.actorRef)) return;
    delivered.push({ to: String(event.actorRef.id), event: event.event });
  };
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({ actors: { server: server.logic } }),
      media: mediaMachine.provide({
        actors: { capture: capture.logic, ownVoice: ownVoice.logic },
      }),
      peer: peerMachine.provide({ actors: { connection: connection.logic } }),
      trust: createTrustingLogic(),
    },
  });
  const actor = createActor(machine, {
    clock,
    inspect: recordDelivery,
    input: {
      room,
      name: 'Ana',
      isPrivate: isPrivateRoom(room),
      startedAt,
      choices: noChoices,
      quality: 'auto',
      isListeningWhileMuted: true,
    },
  }).start();
  let lastEventNumber = 0;
  return {
    actor,
    server,
    capture,
    ownVoice,
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
    /** The other members with their presence, such as "b present". */
    get members() {
      return actor
        .getSnapshot()
        .context.members.map(({ id, presence }) => `${id.slice(0, 1)} ${presence}`);
    },
    /** The ids of the running child actors. */
    get childIds() {
      return Object.keys(actor.getSnapshot().children).toSorted();
    },
    /** Delivers an event of the room, with the next number. */
    receiveRoomEvent(event: RoomEvent) {
      lastEventNumber += 1;
      const id = eventIdAt(lastEventNumber);
      server.current.report({ type: 'server.roomEvent', id, event });
    },
    /** The types of the events that the peer machine of a member received. */
    eventsToPeer: (id: PeerId) =>
      delivered
        .filter(({ to, event }) => to === peerActorId(id) && event.type !== initEventType)
        .map(({ event }) => event.type),
    /** The runs of the connections to a member, oldest first. */
    connectionsTo: (id: PeerId) => connection.runs.filter(({ input }) => input.remote === id),
  };
}

export type CallHarness = ReturnType<typeof startCall>;
