import type { Attack } from './attack.ts';
import { floodRooms } from './room-flood.ts';

/** Attack 6: fills the mailboxes of members whose connections were dropped. */
export const memoryExhaustion: Attack = (target) =>
  floodRooms(target, {
    roomCount: 8,
    receiversPerRoom: 7,
    sendersPerRoom: 1,
    // A mailbox keeps 1 MiB, which are 8 of them.
    signalsPerReceiver: 10,
    stopReceiving: (receiver) => receiver[Symbol.dispose](),
  });
