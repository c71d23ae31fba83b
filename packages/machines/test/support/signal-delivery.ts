import type { RoomEvent, SignalBatch } from '@visavis/protocol';
import { ben, createCandidate, eventIdAt, textOfSignal } from '@visavis/protocol/testing';
import type { SignalingHarness } from '../../src/testing/testing.ts';

/** The server sends an event with this number; null is one of an unknown type. */
export function arrive(signaling: SignalingHarness, n: number, event: RoomEvent | null): void {
  signaling.server.current.report({ type: 'server.roomEvent', id: eventIdAt(n), event });
}

/** Queues a candidate for Ben. */
export function sendSignal(signaling: SignalingHarness, text: string, generation = 1): void {
  signaling.actor.send({ type: 'signal', to: ben, generation, signal: createCandidate(text) });
}

/** All batches that were sent. */
export const batches = (signaling: SignalingHarness): SignalBatch[] =>
  signaling.server.commandsOfType('send').map(({ batch }) => batch);
/** The candidates of each batch that was sent. */
export const texts = (signaling: SignalingHarness): string[][] =>
  batches(signaling).map(({ signals }) => signals.map(textOfSignal));

/** The server has received the last batch. */
export function acknowledge(signaling: SignalingHarness): void {
  const batch = batches(signaling).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  signaling.server.current.report({ type: 'server.sent', to: ben, batch });
}

/** The server rejects the last batch. */
export function refuse(
  signaling: SignalingHarness,
  reason: 'no-such-member' | 'rate-limited',
): void {
  const batch = batches(signaling).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  signaling.server.current.report({ type: 'server.sendRefused', to: ben, batch, reason });
}
