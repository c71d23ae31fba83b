import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { createSignal } from 'solid-js';
import { StatelyWindow } from './stately-window.ts';
import { attachObserver } from '../../call/inspection-relay.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

/** Stately's own receiver. `?inspect=URL` opens another. */
const statelyUrl = 'https://stately.ai/inspect';

let statelyWindow: StatelyWindow | null = null;

const [isBlocked, setBlocked] = createSignal(false);

/** Whether the browser held the window back, as it does where nobody pressed anything. */
export const isStatelyBlocked = isBlocked;

/** What else a snapshot holds and no chart shows: inputs have credentials, children have snapshots. */
const omittedFields = {
  children: undefined,
  input: undefined,
  machine: undefined,
  _nodes: undefined,
};

/** Leaves out what the sanitising of contexts and events does not reach, and what cannot be posted. */
function serialize(event: StatelyInspectionEvent): StatelyInspectionEvent {
  if (event.type === '@xstate.event') return event;
  if (event.type === '@xstate.actor') {
    return { ...event, snapshot: toCloneable({ ...event.snapshot, ...omittedFields }) };
  }
  return { ...event, snapshot: toCloneable({ ...event.snapshot, ...omittedFields }) };
}

/** Snapshots have methods and sets, which cannot be posted to another window. */
function toCloneable<Value extends object>(value: Value): Value {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(copy)) {
    if (typeof inner === 'function' || inner instanceof Set) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

/** Begins to collect what the window will show. */
function startStatelyInspector(): StatelyWindow {
  const wish = new URLSearchParams(location.search).get('inspect') ?? '';
  const url = wish === '' ? statelyUrl : new URL(wish, location.href).href;
  const inspectorWindow = new StatelyWindow(() => window.open(url, 'visavis-inspector'));
  window.addEventListener('message', (message) => inspectorWindow.handleMessage(message));
  const { inspect } = createInspector(inspectorWindow, {
    sanitizeContext,
    sanitizeEvent,
    serialize,
  });
  attachObserver(inspect);
  return inspectorWindow;
}

/**
 * Opens the Stately inspector on every machine of the page, or brings it to the front. For development
 * only: nothing of this is in a build.
 */
export function openStatelyInspector(): void {
  statelyWindow ??= startStatelyInspector();
  setBlocked(!statelyWindow.show());
}
