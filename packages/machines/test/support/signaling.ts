import { createProfile, roomName } from '@visavis/protocol/testing';
import { computeReconnectBackoffMs } from '../../src/signaling/signaling.ts';
import { startSignaling, type SignalingHarness } from '../../src/testing/testing.ts';

export const joinRequest = { room: roomName, profile: createProfile() };

/** Connected to the server. */
export function online(): SignalingHarness {
  const signaling = startSignaling();
  signaling.actor.send({ type: 'start' });
  signaling.server.current.report({ type: 'server.open' });
  return signaling;
}

/** Connected to the server and in a room. */
export function joined(): SignalingHarness {
  const signaling = online();
  signaling.actor.send({ type: 'join', joinRequest });
  signaling.server.current.report({ type: 'server.joined' });
  return signaling;
}

/** The connection to the server is lost, reopened, and the room is joined again. */
export function reconnect({ actor, clock, server }: SignalingHarness): void {
  server.current.report({ type: 'server.lost', jitter: 0.5 });
  clock.increment(computeReconnectBackoffMs(actor.getSnapshot().context.failedAttempts, 0.5));
  server.current.report({ type: 'server.open' });
  server.current.report({ type: 'server.joined' });
}
