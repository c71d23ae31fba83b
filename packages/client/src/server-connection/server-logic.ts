import type { ServerCommand, ServerReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import { ServerConnection } from './server-connection.ts';

/** The link actor: one WebSocket connection to the server, from its opening to its end. */
export function createServerLogic(url: string, platform: Platform, live: Set<Disposable>) {
  return fromCallback<ServerCommand>(({ receive, sendBack }) => {
    const report = (event: ServerReport) => sendBack(event);
    const link = new ServerConnection(url, platform, report);
    live.add(link);
    receive((command) => link.perform(command));
    return () => {
      live.delete(link);
      link[Symbol.dispose]();
    };
  });
}
