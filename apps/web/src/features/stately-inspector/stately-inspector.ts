import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { createSignal } from 'solid-js';
import { StatelyWindow } from './stately-window.ts';
import { attachObserver } from '../../call/inspection-relay.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

/** The page of the Stately inspector. `?inspect=URL` opens another one. */
const statelyUrl = 'https://stately.ai/inspect';

let statelyWindow: StatelyWindow | null = null;

const [isBlocked, setBlocked] = createSignal(false);

/** Whether the browser blocked the window, as it does without a user action. */
export const isStatelyBlocked = isBlocked;

/** Fields of a snapshot that no chart shows: inputs contain credentials, children contain snapshots. */
const omittedFields = {
  children: undefined,
  input: undefined,
  machine: undefined,
  _nodes: undefined,
};

/** Removes what the sanitising of contexts and events does not cover, and what postMessage() cannot clone. */
function serialize(event: StatelyInspectionEvent): StatelyInspectionEvent {
  if (event.type === '@xstate.event') return event;
  if (event.type === '@xstate.actor') {
    return { ...event, snapshot: toCloneable({ ...event.snapshot, ...omittedFields }) };
  }
  return { ...event, snapshot: toCloneable({ ...event.snapshot, ...omittedFields }) };
}

/** Removes the methods and sets of snapshots, which cannot be sent to another window. */
function toCloneable<Value extends object>(value: Value): Value {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(copy)) {
    if (typeof inner === 'function' || inner instanceof Set) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

/** Starts to collect the events for the window. */
function startStatelyInspector(): StatelyWindow {
  const requestedUrl = new URLSearchParams(location.search).get('inspect') ?? '';
  const url = requestedUrl === '' ? statelyUrl : new URL(requestedUrl, location.href).href;
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

/** Opens the Stately inspector for every machine of the page, or focuses its window. Only in development. */
export function openStatelyInspector(): void {
  statelyWindow ??= startStatelyInspector();
  setBlocked(!statelyWindow.show());
}
