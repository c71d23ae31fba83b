import { parseEventId, type EventId, type WireRoomEvent } from '@visavis/protocol';
import type { Membership } from './room-replica.ts';
import type { StepBuilder } from './step-builder.ts';

/** The number of the last event that the peer has; undefined where reading cannot go on from there without a gap. */
export function findResumePoint(
  { epoch, mailbox }: Membership,
  lastEventId: EventId,
): number | undefined {
  const received = parseEventId(lastEventId);
  const isHeld = received.n + 1 >= mailbox.first && received.n <= mailbox.last;
  return received.epoch === epoch && isHeld ? received.n : undefined;
}

/** Gives a member the whole room again, because events for it were lost. The other members are notified. */
export function resync(membership: Membership, builder: StepBuilder): WireRoomEvent {
  builder.apply({ type: 'member.resync', id: membership.peer });
  return builder.appendSnapshot('resync', membership);
}
