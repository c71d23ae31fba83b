import { isTrackedEnvelope, type TRPCErrorShape } from '@trpc/server';
import { serializeEvent } from './serialize-event.ts';
import type { RequestId } from './frame.ts';

/** The text of an answer with data; with none, it only says that the call is done. */
export function formatData(id: RequestId, data: unknown): string {
  const start = `{"id":${JSON.stringify(id)},"result":{"type":"data"`;
  return data === undefined ? `${start}}}` : `${start},"data":${JSON.stringify(data)}}}`;
}

/** The text of one value of a subscription, with its event id where it has one. */
export function formatEvent(id: RequestId, value: unknown): string {
  if (!isTrackedEnvelope(value)) return formatData(id, value);
  const [eventId, event] = value;
  const quoted = JSON.stringify(eventId);
  return `{"id":${JSON.stringify(id)},"result":{"type":"data","data":{"id":${quoted},"data":${serializeEvent(event)}},"id":${quoted}}}`;
}

/** The text that a subscription has begun, or is over. */
export function formatSubscriptionState(id: RequestId, type: 'started' | 'stopped'): string {
  return `{"id":${JSON.stringify(id)},"result":{"type":"${type}"}}`;
}

/** The text of an error. */
export function formatError(id: RequestId | null, error: TRPCErrorShape): string {
  return JSON.stringify({ id, error });
}
