import { isObject } from './frame.ts';

/** The JSON of events that go to several peers. An event never changes, so its JSON lives as long as it does. */
const serializedEvents = new WeakMap<object, string>();

/** The JSON of an event, serialized once however many peers receive it. */
export function serializeEvent(event: unknown): string {
  // A signal has one receiver, and its text is the longest of all: keeping it would only cost memory.
  if (!isObject(event) || event['type'] === 'signal') return JSON.stringify(event);
  let json = serializedEvents.get(event);
  if (json === undefined) {
    json = JSON.stringify(event);
    serializedEvents.set(event, json);
  }
  return json;
}
