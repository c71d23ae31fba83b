import type { PeerId } from '@visavis/protocol';
import {
  ana,
  ben,
  createMember,
  createRoomSnapshot,
  createRoomState,
} from '@visavis/protocol/testing';
import { startCall, type CallHarness } from '../../src/testing/testing.ts';

// Calls in the states in which tests start.

/** In the lobby, with an open connection to the server. */
export function lobby(): CallHarness {
  const call = startCall();
  call.actor.send({ type: 'openLobby' });
  call.server.current.report({ type: 'server.open' });
  return call;
}

/** The server has received the request to join. */
export function joining(): CallHarness {
  const call = lobby();
  call.actor.send({ type: 'join' });
  call.server.current.report({ type: 'server.joined' });
  return call;
}

/** In the waiting room. */
export function waiting(): CallHarness {
  const call = joining();
  call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
  return call;
}

/** In the room, with members who were there before. */
export function inRoom(...others: readonly PeerId[]): CallHarness {
  const call = joining();
  call.receiveRoomEvent(createRoomSnapshot('welcome', ana, others));
  return call;
}

/** The roles of the connections to a member, oldest first. */
export const rolesOf = (call: CallHarness, id: PeerId) =>
  call.connectionsTo(id).map(({ input }) => input.role);

/** The server reports that a member has joined. */
export const joined = (call: CallHarness, id = ben): void =>
  call.receiveRoomEvent({ type: 'joined', member: createMember(id) });
