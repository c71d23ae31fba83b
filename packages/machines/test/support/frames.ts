import { PeerId, type SignalBatch } from '@visavis/protocol';
import { createAnswer } from '@visavis/protocol/testing';
import type { SignalingHarness } from '../../src/testing/testing.ts';

/** A command to send a batch. */
export type Sent = ReturnType<typeof sends>[number];

/** The other members. */
export const everyone = Array.from('bcdefgh', (letter) => PeerId.parse(letter.repeat(22)));

/** All commands to send a batch. */
export const sends = (signaling: SignalingHarness) => signaling.server.commandsOfType('send');

/** The frame that tRPC makes of requests that are sent at once. */
export const frameOf = (requests: readonly Sent[]) =>
  JSON.stringify(
    requests.map(({ to, batch }, id) => ({
      id,
      method: 'mutation',
      params: { input: { to, ...batch }, path: 'signal.send' },
    })),
  );

/** The size of a text in UTF-8. */
export const bytes = (text: string) => Buffer.byteLength(text);

/** How many bytes may wait for a response. */
export const maxInFlightBytes = (signaling: SignalingHarness) =>
  signaling.actor.getSnapshot().context.maxInFlightBytes;

/** Queues a description for a member. */
export function sendDescription(
  signaling: SignalingHarness,
  to: PeerId,
  sdp: string,
  generation = 1,
): void {
  signaling.actor.send({ type: 'signal', to, generation, signal: createAnswer(sdp) });
}

/** The server has received a batch. */
export function acknowledge(
  signaling: SignalingHarness,
  { to, batch }: { to: PeerId; batch: SignalBatch },
): void {
  signaling.server.current.report({ type: 'server.sent', to, batch });
}
