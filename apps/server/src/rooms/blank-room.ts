import type { RoomContext } from '@visavis/machines';

/** Whether a room is as before the first who joins: nobody is in it, and nobody who joins has presented a lock. */
export const isRoomBlank = ({ members, waiting, lock }: RoomContext): boolean =>
  members.length === 0 && waiting.length === 0 && lock === null;
