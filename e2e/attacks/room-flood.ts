import { generateRoomName, limits, type RoomName } from '@visavis/protocol';
import { createOffer } from '@visavis/protocol/testing';
import { runWorkers, type AttackReport, type Target } from './attack.ts';
import { AttackingMember } from './attacking-member.ts';

/** How many of the largest signals one connection may send at once. */
const signalsPerBurst = 7;
/** Enough to exceed every total limit of the server. */
const maxSentBytes = 160 * 1024 ** 2;
/** One character that takes two bytes makes V8 store the whole string with two bytes per character. */
const largeOffer = createOffer(`\u{100}${'a'.repeat(limits.maxSdpLength - 1)}`);

/** How rooms are filled. Receivers and senders together are at most eight. */
interface RoomFlood {
  /** How many rooms are filled at the same time. */
  readonly roomCount: number;
  readonly receiversPerRoom: number;
  readonly sendersPerRoom: number;
  /** How many signals each receiver is sent before the next room is filled. */
  readonly signalsPerReceiver: number;
  /** Makes a member receive nothing. */
  readonly stopReceiving: (receiver: AttackingMember) => void;
}

/**
 * Fills one room after the other: some members receive nothing, others send the largest signals to them. Whoever has
 * used the burst of a connection comes back as somebody else. It ends early when it has sent enough.
 */
export async function floodRooms(target: Target, flood: RoomFlood): Promise<AttackReport> {
  let sentBytes = 0;
  let receiverCount = 0;
  let refusals = 0;
  const isOver = () => target.signal.aborted || sentBytes >= maxSentBytes;

  const join = async (room: RoomName): Promise<AttackingMember | null> => {
    const result = await AttackingMember.join(target, { room });
    if ('member' in result) return result.member;
    refusals += 1;
    return null;
  };

  const sendBurst = async (
    room: RoomName,
    receivers: readonly AttackingMember[],
  ): Promise<number> => {
    using sender = await join(room);
    if (sender === null) return 0;
    const burst = Array.from({ length: signalsPerBurst }).flatMap(() => receivers);
    const outcomes = await Promise.all(
      burst.slice(0, signalsPerBurst).map(({ id }) => sender.send(id, 1, [largeOffer])),
    );
    const sent = outcomes.filter(({ refusal }) => refusal === null).length;
    refusals += outcomes.length - sent;
    await sender.leave();
    return sent;
  };

  // Kept open until the end: it is their memory that is attacked.
  await using open = new AsyncDisposableStack();
  const floodRoom = async (): Promise<void> => {
    const room = generateRoomName(crypto);
    const joining = Array.from({ length: flood.receiversPerRoom }, () => join(room));
    const receivers = (await Promise.all(joining)).filter((member) => member !== null);
    for (const receiver of receivers) {
      open.use(receiver);
      flood.stopReceiving(receiver);
    }
    receiverCount += receivers.length;
    let left = receivers.length * flood.signalsPerReceiver;
    await runWorkers(
      flood.sendersPerRoom,
      () => isOver() || left <= 0,
      async () => {
        left -= signalsPerBurst;
        const sent = await sendBurst(room, receivers);
        sentBytes += sent * largeOffer.sdp.length;
      },
    );
  };
  await runWorkers(flood.roomCount, isOver, floodRoom);
  return { sentBytes, receivers: receiverCount, refusals };
}
