import type {
  EventId,
  Lock,
  Moderation,
  PeerId,
  Profile,
  RoomName,
  SignalBatch,
} from '@visavis/protocol';
import { fields, type CommandOf } from '../commands/commands.ts';
import type { JoinRequest } from './types.ts';

/** The commands of the signaling machine to the server actor: one WebSocket connection to the server. */
export const serverCommands = {
  /** `room.join`: subscribes to the room, with every event after `lastEventId`. */
  join: fields<{ readonly joinRequest: JoinRequest; readonly lastEventId: EventId | null }>(),
  /** `signal.send`, answered by `server.sent` or `server.sendRefused`. */
  send: fields<{ readonly to: PeerId; readonly batch: SignalBatch }>(),
  /** `room.update`. */
  update: fields<{ readonly profile: Profile }>(),
  /** `room.changeLink`. The server answers with the room event `room`. */
  changeLink: fields<{ readonly lock: Lock }>(),
  /** `room.moderate`, answered by `server.moderated` or by `server.moderationRefused`. */
  moderate: fields<{ readonly moderation: Moderation }>(),
  /** `ice.servers`, answered by `server.iceServers` or `server.iceServersRefused`. */
  requestIceServers: fields(),
  /** Tests with a request whether the server still answers; `server.unresponsive` if it does not. */
  check: fields(),
  /** `room.peek`, answered by `server.peeked`. */
  peek: fields<{ readonly room: RoomName }>(),
  /** `room.leave`; then the connection is closed. */
  leave: fields(),
};
export type ServerCommand = CommandOf<typeof serverCommands>;
