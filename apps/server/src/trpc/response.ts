import { isTrackedEnvelope, type TRPCErrorShape } from '@trpc/server';
import type { RequestId } from './frame.ts';
import { serializeEvent } from './serialize-event.ts';

/** A response with data; without data, it confirms that the procedure has finished. */
export function formatData(id: RequestId, data: unknown): string {
  const start = `{"id":${JSON.stringify(id)},"result":{"type":"data"`;
  return data === undefined ? `${start}}}` : `${start},"data":${JSON.stringify(data)}}}`;
}

/** One value of a subscription, with its event id where it has one. */
export function formatEvent(id: RequestId, value: unknown): string {
  if (!isTrackedEnvelope(value)) return formatData(id, value);
  const [eventId, event] = value;
  const quoted = JSON.stringify(eventId);
  return `{"id":${JSON.stringify(id)},"result":{"type":"data","data":{"id":${quoted},"data":${serializeEvent(event)}},"id":${quoted}}}`;
}

/** The start or the end of a subscription. */
export function formatSubscriptionState(id: RequestId, type: 'started' | 'stopped'): string {
  return `{"id":${JSON.stringify(id)},"result":{"type":"${type}"}}`;
}

/** An error response; `null` where the request is unknown. */
export function formatError(id: RequestId | null, error: TRPCErrorShape): string {
  return JSON.stringify({ id, error });
}
