import { isObject } from './frame.ts';

/** The JSON of events that several people are told. It lives as long as the event, which never changes. */
const serializedEvents = new WeakMap<object, string>();

/** The JSON of an event: written once, however many people are told it. */
export function serializeEvent(event: unknown): string {
  // A signal is for one person, so that keeping its text, which is the longest of all, helps nobody.
  if (!isObject(event) || event['type'] === 'signal') return JSON.stringify(event);
  let json = serializedEvents.get(event);
  if (json === undefined) {
    json = JSON.stringify(event);
    serializedEvents.set(event, json);
  }
  return json;
}
