import type { LinkCommand, LinkReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import { ServerLink } from './server-link.ts';

/** The link actor: one WebSocket connection to the server, from its opening to its end. */
export function linkLogic(url: string, platform: Platform, live: Set<Disposable>) {
  return fromCallback<LinkCommand>(({ receive, sendBack }) => {
    const report = (event: LinkReport) => sendBack(event);
    const link = new ServerLink(url, platform, report);
    live.add(link);
    receive((command) => link.perform(command));
    return () => {
      live.delete(link);
      link[Symbol.dispose]();
    };
  });
}
