import type { Attack } from './attack.ts';
import { floodRooms } from './room-flood.ts';

/** Attack 8: fills the send buffers of members who do not read. */
export const slowReaders: Attack = (target) =>
  floodRooms(target, {
    roomCount: 2,
    receiversPerRoom: 4,
    sendersPerRoom: 4,
    // The system buffers up to 4 MB for a connection, and the server 4 MiB: together 120 of them.
    signalsPerReceiver: 200,
    stopReceiving: ({ client }) => client.stopReading(),
  });
