import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { createSignal } from 'solid-js';
import { InspectorWindow } from './inspector-window.ts';
import { attach } from './relay.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

/** Stately's own receiver. `?inspect=URL` opens another. */
const STATELY = 'https://stately.ai/inspect';

let shown: InspectorWindow | null = null;

const [isBlocked, setBlocked] = createSignal(false);

/** Whether the browser held the window back, as it does where nobody pressed anything. */
export const isInspectorBlocked = isBlocked;

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

/** Begins to collect what the window will show. */
function start(): InspectorWindow {
  const wish = new URLSearchParams(location.search).get('inspect') ?? '';
  const url = wish === '' ? STATELY : new URL(wish, location.href).href;
  const inspectorWindow = new InspectorWindow(() => window.open(url, 'visavis-inspector'));
  window.addEventListener('message', (message) => inspectorWindow.hear(message));
  const { inspect } = createInspector(inspectorWindow, {
    sanitizeContext,
    sanitizeEvent,
    serialize,
  });
  attach(inspect);
  return inspectorWindow;
}

/**
 * Opens the Stately inspector on every machine of the page, or brings it to the front. For development
 * only: nothing of this is in a build.
 */
export function openInspector(): void {
  shown ??= start();
  setBlocked(!shown.show());
}
