import { isObject } from './frame.ts';

/** The JSON of events that several people are told. It lives as long as the event, which never changes. */
const known = new WeakMap<object, string>();

/** The JSON of an event: written once, however many people are told it. */
export function eventJson(event: unknown): string {
  // A signal is for one person, so that keeping its text, which is the longest of all, helps nobody.
  if (!isObject(event) || event['type'] === 'signal') return JSON.stringify(event);
  let json = known.get(event);
  if (json === undefined) {
    json = JSON.stringify(event);
    known.set(event, json);
  }
  return json;
}
