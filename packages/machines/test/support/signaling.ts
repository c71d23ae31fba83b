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

/** The report of a lost connection. */
export const lost = { type: 'server.lost', jitter: 0.5 } as const;

/** Lost its connection and is trying to connect again. */
export function connecting(): SignalingHarness {
  const signaling = joined();
  signaling.server.current.report(lost);
  signaling.clock.increment(computeReconnectBackoffMs(1, 0.5));
  return signaling;
}

/** The device has no network. */
export function offline(): SignalingHarness {
  const signaling = joined();
  signaling.actor.send({ type: 'network.offline' });
  signaling.server.current.report(lost);
  return signaling;
}

/** The connection to the server is lost, reopened, and the room is joined again. */
export function reconnect({ actor, clock, server }: SignalingHarness): void {
  server.current.report(lost);
  clock.increment(computeReconnectBackoffMs(actor.getSnapshot().context.failedAttempts, 0.5));
  server.current.report({ type: 'server.open' });
  server.current.report({ type: 'server.joined' });
}
