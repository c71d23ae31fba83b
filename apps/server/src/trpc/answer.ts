import { isTrackedEnvelope, type TRPCErrorShape } from '@trpc/server';
import { eventJson } from './event-json.ts';
import type { RequestId } from './frame.ts';

/** The text of an answer with data; with none, it only says that the call is done. */
export function dataText(id: RequestId, data: unknown): string {
  const start = `{"id":${JSON.stringify(id)},"result":{"type":"data"`;
  return data === undefined ? `${start}}}` : `${start},"data":${JSON.stringify(data)}}}`;
}

/** The text of one value of a subscription, with its event id where it has one. */
export function eventText(id: RequestId, value: unknown): string {
  if (!isTrackedEnvelope(value)) return dataText(id, value);
  const [eventId, event] = value;
  const quoted = JSON.stringify(eventId);
  return `{"id":${JSON.stringify(id)},"result":{"type":"data","data":{"id":${quoted},"data":${eventJson(event)}},"id":${quoted}}}`;
}

/** The text that a subscription has begun, or is over. */
export function stateText(id: RequestId, type: 'started' | 'stopped'): string {
  return `{"id":${JSON.stringify(id)},"result":{"type":"${type}"}}`;
}

/** The text of an error. */
export function errorText(id: RequestId | null, error: TRPCErrorShape): string {
  return JSON.stringify({ id, error });
}
