import type { ServerCommand, ServerReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import type { RoomCodec } from '../room-codec/room-codec.ts';
import { ServerConnection } from './server-connection.ts';

/**
 * The logic of the server actor: one WebSocket connection to the server, from opening to closing.
 *
 * @param disposables holds the live connection, so that it can be disposed if the actor ends in error
 */
export function createServerLogic(
  url: string,
  codec: RoomCodec,
  platform: Platform,
  disposables: Set<Disposable>,
) {
  return fromCallback<ServerCommand>(({ receive, sendBack }) => {
    const report = (event: ServerReport) => sendBack(event);
    const connection = new ServerConnection({ url, codec, platform, report });
    disposables.add(connection);
    receive((command) => connection.perform(command));
    return () => {
      disposables.delete(connection);
      connection[Symbol.dispose]();
    };
  });
}
