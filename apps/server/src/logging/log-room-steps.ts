import type { RoomObserver } from '../rooms/room-writer.ts';
import type { Logger } from './logger.ts';

/** Writes down who joins, goes away, comes back and leaves: at debug, as a room's name is the key to it. */
export function createRoomStepLogger(log: Pick<Logger, 'debug'>): RoomObserver {
  return ({ room, event, before, after }) => {
    const membersBefore = before.context.members;
    const membersAfter = after.context.members;
    if (membersBefore === membersAfter) return;
    const memberCount = membersAfter.length;
    for (const { id, presence } of membersAfter) {
      const known = membersBefore.find((member) => member.id === id);
      if (known === undefined) log.debug({ room, id, memberCount }, 'joined');
      else if (known.presence !== presence) {
        log.debug({ room, id, memberCount }, presence === 'away' ? 'away' : 'back');
      }
    }
    for (const { id } of membersBefore) {
      if (membersAfter.some((member) => member.id === id)) continue;
      log.debug({ room, id, memberCount, cause: event.type }, 'left');
    }
  };
}
