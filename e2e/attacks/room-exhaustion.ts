import type { Attack } from './attack.ts';
import { joinNewRooms } from './new-rooms.ts';

const workerCount = 32;

/**
 * Attack 5: joins one random room after the other and drops the connection, so that the server keeps the membership
 * and the room for the grace period.
 */
export const roomExhaustion: Attack = async (target) => {
  let rooms = 0;
  const refusals = await joinNewRooms(target, workerCount, () => {
    rooms += 1;
  });
  return { rooms, refusals };
};
