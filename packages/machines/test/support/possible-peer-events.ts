import { createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import { limits } from '@visavis/protocol';
import type { SnapshotFrom } from 'xstate';
import { emptySlots } from '../../src/media/media.ts';
import type { peerMachine, PeerEvent } from '../../src/peer/peer.ts';

/** Generations that no clock gives, but that a peer could send. */
const extremeGenerations = [
  limits.maxOfferedGeneration,
  limits.maxOfferedGeneration + 1,
  limits.maxGeneration,
];

/** The events that can happen in a state, including reports and signals that are out of date. */
export function possibleEvents({ context }: SnapshotFrom<typeof peerMachine>): PeerEvent[] {
  const generation = context.generation ?? context.startedAt;
  return [
    { type: 'connection.connected' },
    { type: 'connection.disconnected' },
    { type: 'connection.failed' },
    { type: 'connection.closed' },
    { type: 'negotiationneeded' },
    ...[context.round - 1, context.round].flatMap((round): PeerEvent[] => [
      { type: 'offer.made', round, sdp: 'o' },
      { type: 'answer.made', round, sdp: 'a' },
      { type: 'answer.accepted', round },
    ]),
    ...[generation - 1, generation, generation + 1].flatMap((generation): PeerEvent[] => [
      { type: 'signal.received', generation, signal: createOffer() },
      { type: 'signal.received', generation, signal: createAnswer() },
      { type: 'signal.received', generation, signal: createCandidate() },
    ]),
    // Only an offer can begin a generation.
    ...extremeGenerations.map((generation): PeerEvent => ({
      type: 'signal.received',
      generation,
      signal: createOffer(),
    })),
    { type: 'signal.received', generation, signal: { kind: 'disconnect' } },
    { type: 'icecandidate', candidate: createCandidate() },
    { type: 'operation.failed', operation: 'x', message: 'y' },
    { type: 'signals.lost' },
    { type: 'slots.changed', slots: emptySlots },
    { type: 'network.changed' },
    { type: 'remote.reachable' },
    { type: 'retry' },
    { type: 'disconnect' },
    { type: 'reconnect' },
    { type: 'channel.open' },
    { type: 'channel.closed' },
    { type: 'flow.audioOnly' },
    { type: 'flow.receiving' },
    { type: 'flow.stalled' },
    { type: 'voice.speaking' },
    { type: 'voice.silent' },
    { type: 'media.missing' },
  ];
}
