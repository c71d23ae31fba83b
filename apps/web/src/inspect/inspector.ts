import { createBrowserInspector } from '@statelyai/inspect';
import { attach } from './relay.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

let isOpen = false;

/**
 * Opens the Stately inspector on every machine of the page. `?inspect=URL` opens another receiver than
 * stately.ai. For development only: nothing of this is in a build.
 */
export function openInspector(): void {
  if (isOpen) return;
  isOpen = true;
  const url = new URLSearchParams(location.search).get('inspect') ?? '';
  const { inspect } = createBrowserInspector({
    sanitizeContext,
    sanitizeEvent,
    // Every machine with its past, however late the inspector is opened.
    maxDeferredEvents: 5_000,
    ...(url !== '' && { url: new URL(url, location.href).href }),
  });
  attach(inspect);
}
