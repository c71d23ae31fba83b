import { EventId, limits, type PlainSignal } from '@visavis/protocol';
import { createCandidate, createOffer } from '@visavis/protocol/testing';
import type { FloodingMember } from './flooding-member.ts';

/** A way in which a member sends more than a page may handle. */
export interface Flood {
  readonly name: string;
  /** Sends once. It is called 40 times a second. */
  readonly send: (member: FloodingMember) => void;
}

const candidateLine = (port: number): string =>
  `candidate:1 1 udp 2122194687 flood.invalid ${port} typ host generation 0`;

let nextPort = 1;
const createCandidates = (count: number): PlainSignal[] =>
  Array.from({ length: count }, () =>
    createCandidate(candidateLine((nextPort = (nextPort % 65_000) + 1))),
  );

/** Offers a new connection, of the next generation. */
function offerGeneration(member: FloodingMember): void {
  member.generation += 1;
  member.send([createOffer(member.sdp)]);
}

/** An id of no event of this server. */
const unknownEventId = EventId.parse('unknown0000000000-1');

/** After how many calls a storm connects again, which is five times a second. */
const callsPerReconnection = 8;

/** Every flood; each exceeds another budget. */
export const floods: readonly Flood[] = [
  {
    name: 'candidates without a description',
    send: (member) => member.send(createCandidates(limits.maxSignalsPerBatch)),
  },
  {
    name: 'descriptions with candidates',
    send: (member) => member.send([createOffer(member.sdp), ...createCandidates(63)]),
  },
  {
    name: 'descriptions',
    send: (member) => member.send([createOffer(member.sdp)]),
  },
  { name: 'generations', send: offerGeneration },
  {
    name: 'descriptions with many media sections',
    send: (member) => member.send([createOffer(member.sdp + 'm=audio 9 RTP\r\n'.repeat(100))]),
  },
  createStorm('joins and leaves', (member) =>
    member.reconnect({ isSame: false, lastEventId: null }),
  ),
  createStorm('resyncs', (member) =>
    member.reconnect({ isSame: true, lastEventId: unknownEventId }),
  ),
];

/** A flood that offers new connections, and connects to the server again now and then. */
function createStorm(name: string, reconnect: (member: FloodingMember) => void): Flood {
  const callCounts = new WeakMap<FloodingMember, number>();
  return {
    name,
    send(member) {
      const count = (callCounts.get(member) ?? 0) + 1;
      callCounts.set(member, count);
      if (member.hasJoined && count >= callsPerReconnection) {
        callCounts.set(member, 0);
        reconnect(member);
      } else offerGeneration(member);
    },
  };
}
