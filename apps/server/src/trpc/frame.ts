import { TRPCError } from '@trpc/server';
import { parseTRPCMessage } from '@trpc/server/rpc';
import { isDeeperThan, limits } from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';

type Transformer = AppRouter['_def']['_config']['transformer'];

/** Chosen by the client, and repeated in the responses to its request. */
export type RequestId = number | string;

/** A request to run a procedure. */
export interface ProcedureCall {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly id: RequestId;
  readonly path: string;
  /** Not parsed yet. `lastEventId` is merged in. */
  readonly input: unknown;
}

/** A request to end a subscription. */
export interface SubscriptionStop {
  readonly type: 'stop';
  readonly id: RequestId;
}

/** The requests of a frame; or why it could not be read, and the ids to respond to, `null` where none is known. */
export type Frame =
  | { readonly requests: readonly (ProcedureCall | SubscriptionStop)[] }
  | { readonly error: TRPCError; readonly ids: readonly (RequestId | null)[] };

/** How to read a frame. */
export interface FrameOptions {
  readonly transformer: Transformer;
  readonly maxRequestsPerFrame: number;
}

/** True for an object or an array of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Reads one text frame of tRPC's WebSocket protocol: a request, or a list of them. */
export function readFrame(text: string, { transformer, maxRequestsPerFrame }: FrameOptions): Frame {
  try {
    const json = parseJson(text);
    if (!Array.isArray(json)) return { requests: [readRequest(json, transformer)] };
    if (json.length > maxRequestsPerFrame) return rejectTooManyRequests(json);
    return { requests: json.map((item) => readRequest(item, transformer)) };
  } catch (cause) {
    return { error: new TRPCError({ code: 'PARSE_ERROR', cause }), ids: [null] };
  }
}

/** Parses a message of a client, whose length is limited. @throws if it is not JSON, or nested too deeply */
export function parseJson(text: string): unknown {
  const json: unknown = JSON.parse(text);
  if (isDeeperThan(json, limits.maxJsonDepth)) throw new RangeError('Nested too deeply');
  return json;
}

/** A response repeats the id, and a subscription keeps it. */
const isRequestId = (id: unknown): id is RequestId =>
  typeof id === 'number' || (typeof id === 'string' && id.length <= limits.maxRequestIdLength);

function readRequest(json: unknown, transformer: Transformer): ProcedureCall | SubscriptionStop {
  const message = parseTRPCMessage(json, transformer);
  const { id } = message;
  if (!isRequestId(id)) throw new Error('`id` must be a number or a short text');
  if (message.method === 'subscription.stop') return { type: 'stop', id };
  const { path, input, lastEventId } = message.params;
  return { type: message.method, id, path, input: mergeLastEventId(input, lastEventId) };
}

function mergeLastEventId(input: unknown, lastEventId: string | undefined): unknown {
  if (lastEventId === undefined) return input;
  if (isObject(input)) return { ...input, lastEventId };
  return input ?? { lastEventId };
}

/** Every request gets the error, so that the client waits for none of them. */
function rejectTooManyRequests(items: readonly unknown[]): Frame {
  const error = new TRPCError({ code: 'BAD_REQUEST', message: 'Too many requests in one frame' });
  const ids: RequestId[] = [];
  for (const item of items) {
    if (!isObject(item) || item['method'] === 'subscription.stop') continue;
    const { id } = item;
    if (isRequestId(id)) ids.push(id);
  }
  return { error, ids: ids.length > 0 ? ids : [null] };
}
