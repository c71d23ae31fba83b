import type { RoomObserver } from '../rooms/room-writer.ts';
import type { Logger } from './logger.ts';

/** Logs joins, disconnections, returns and leaves. At debug only: whoever knows a room's name can join it. */
export function createRoomStepLogger(logger: Pick<Logger, 'debug'>): RoomObserver {
  return ({ room, event, before, after }) => {
    const membersBefore = before.context.members;
    const membersAfter = after.context.members;
    if (membersBefore === membersAfter) return;
    const memberCount = membersAfter.length;
    for (const { id, presence } of membersAfter) {
      const known = membersBefore.find((member) => member.id === id);
      if (known === undefined) logger.debug({ room, id, memberCount }, 'joined');
      else if (known.presence !== presence) {
        logger.debug({ room, id, memberCount }, presence === 'away' ? 'away' : 'back');
      }
    }
    for (const { id } of membersBefore) {
      if (membersAfter.some((member) => member.id === id)) continue;
      logger.debug({ room, id, memberCount, cause: event.type }, 'left');
    }
  };
}
