import type { PeerId, RoomEvent, Signal } from '@visavis/protocol';
import { createCandidate, createOffer } from '@visavis/protocol/testing';
import { callDelays } from '../../src/call/call.ts';
import type { CallHarness } from '../../src/testing/testing.ts';

/** A generation above those of the harness. */
export const firstGeneration = 5_000;

/** Distinct candidates. */
export const candidates = (count: number): Signal[] =>
  Array.from({ length: count }, (_, n) => createCandidate(String(n)));

/** A batch as the server delivers it. The sequence numbers of each generation start at 1. */
export const batch = (
  from: PeerId,
  signals: readonly Signal[],
  generation = firstGeneration,
  firstSequence = 1,
): RoomEvent => ({ type: 'signal', from, generation, firstSequence, signals: [...signals] });

/** Delivers an offer of each of `count` generations, from the first on. */
export function offerGenerations(call: CallHarness, from: PeerId, count: number, first = 0): void {
  for (let n = first; n < first + count; n += 1)
    call.receiveRoomEvent(batch(from, [createOffer(String(n))], firstGeneration + n));
}

/** How many commands of this type all connections to a member received. */
export const commandCount = (call: CallHarness, id: PeerId, type: string): number =>
  call.connectionsTo(id).flatMap(({ commands }) => commands.filter((each) => each.type === type))
    .length;

/** The state of a member's budget, according to its peer machine. */
export const budgetState = (call: CallHarness, id: PeerId): unknown =>
  call.actor.getSnapshot().children[`peer:${id}`]?.getSnapshot().value.budget;

/** Lets so many seconds pass. */
export function passSeconds(call: CallHarness, count: number): void {
  for (let n = 0; n < count; n += 1) call.clock.increment(callDelays.budgetRefillMs);
}
