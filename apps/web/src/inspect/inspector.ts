import { createBrowserInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { attach } from './relay.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

let isOpen = false;

/** What else a snapshot holds and no chart shows: inputs have credentials, children have snapshots. */
const unshown = { children: undefined, input: undefined, machine: undefined, _nodes: undefined };

/** Leaves out what the sanitising of contexts and events does not reach, and what cannot be posted. */
function serialize(event: StatelyInspectionEvent): StatelyInspectionEvent {
  if (event.type === '@xstate.event') return event;
  if (event.type === '@xstate.actor') {
    return { ...event, snapshot: plain({ ...event.snapshot, ...unshown }) };
  }
  return { ...event, snapshot: plain({ ...event.snapshot, ...unshown }) };
}

/** Snapshots have methods and sets, which cannot be posted to another window. */
function plain<Value extends object>(value: Value): Value {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(copy)) {
    if (typeof inner === 'function' || inner instanceof Set) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

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
    serialize,
    // Every machine with its past, however late the inspector is opened.
    maxDeferredEvents: 5_000,
    ...(url !== '' && { url: new URL(url, location.href).href }),
  });
  attach(inspect);
}
