import type { Config } from '../config/config.ts';
import { MemoryRoomLog } from './memory-room-log.ts';
import type { RoomLog } from './room-log.ts';

/** Opens the storage that the configuration names. This is the only place that knows the implementations. */
export function createRoomLog(config: Config['rooms']): RoomLog {
  switch (config.log) {
    case 'memory':
      return new MemoryRoomLog(config);
    default:
      return config.log satisfies never;
  }
}
