import type { RoomObserver } from '../rooms/memory-room-store.ts';
import type { Log } from './log.ts';

/** Writes down who joins, goes away, comes back and leaves: at debug, as a room's name is the key to it. */
export function logRooms(log: Pick<Log, 'debug'>): RoomObserver {
  return ({ room, event, before, after }) => {
    const were = before.context.members;
    const are = after.context.members;
    if (were === are) return;
    const people = are.length;
    for (const { id, presence } of are) {
      const known = were.find((member) => member.id === id);
      if (known === undefined) log.debug({ room, id, people }, 'joined');
      else if (known.presence !== presence) {
        log.debug({ room, id, people }, presence === 'away' ? 'away' : 'back');
      }
    }
    for (const { id } of were) {
      if (are.some((member) => member.id === id)) continue;
      log.debug({ room, id, people, cause: event.type }, 'left');
    }
  };
}
