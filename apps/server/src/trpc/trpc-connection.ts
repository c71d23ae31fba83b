import { TRPCError } from '@trpc/server';
import { parseConnectionParamsFromUnknown } from '@trpc/server/http';
import type { Context } from '@visavis/protocol/router';
import { WebSocket, type RawData } from 'ws';
import {
  isObject,
  parseJson,
  readFrame,
  type ProcedureCall,
  type RequestId,
  type SubscriptionStop,
} from './frame.ts';
import type { Procedures } from './procedures.ts';
import { formatData, formatEvent, formatSubscriptionState } from './response.ts';
import { isAsyncIterable, Subscription } from './subscription.ts';

/** The part of a WebSocket that a tRPC connection uses. */
export interface TrpcSocket extends Pick<WebSocket, 'readyState' | 'close'> {
  send(text: string): void;
}

/** What a tRPC connection needs besides its socket. */
export interface TrpcConnectionOptions {
  readonly procedures: Procedures;
  readonly maxRequestsPerFrame: number;
  /**
   * Called with the number of requests in a frame besides the first one, which was counted as the frame.
   * False where they are too many; then the implementation closes the connection.
   */
  readonly allowRequests: (requests: number) => boolean;
  /** Identifies the client by its connection parameters. */
  readonly authenticate: (params: unknown) => Context;
}

/** tRPC's WebSocket protocol on one connection, from the connection parameters to the close. */
export class TrpcConnection {
  readonly #socket: TrpcSocket;
  readonly #options: TrpcConnectionOptions;
  readonly #subscriptions = new Map<RequestId, Subscription>();
  /** Undefined until the connection parameters have come. */
  #context: Context | undefined;

  /** @param context for a client that sends no connection parameters */
  constructor(socket: TrpcSocket, options: TrpcConnectionOptions, context?: Context) {
    this.#socket = socket;
    this.#options = options;
    this.#context = context;
  }

  handleMessage(data: RawData, isBinary: boolean): void {
    // After the server has closed, no response can be sent.
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    // tRPC's frames are text. A binary message is read as an empty text, which is not JSON.
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString();
    if (text === 'PING') this.#send('PONG');
    else if (text === 'PONG') return;
    else if (this.#context === undefined) this.#context = this.#readConnectionParams(text);
    else this.#readFrame(text, this.#context);
  }

  /** Ends every subscription, also one whose procedure still runs. */
  handleClose(): void {
    for (const subscription of this.#subscriptions.values()) this.#stop(subscription);
  }

  #readConnectionParams(text: string): Context | undefined {
    try {
      const message = parseJson(text);
      const params = isObject(message) ? message['data'] : undefined;
      return this.#options.authenticate(parseConnectionParamsFromUnknown(params));
    } catch (cause) {
      const error = new TRPCError({ code: 'PARSE_ERROR', cause });
      this.#send(this.#options.procedures.formatError(error, { id: null, context: undefined }));
      this.#socket.close();
      return undefined;
    }
  }

  #readFrame(text: string, context: Context): void {
    const { procedures, maxRequestsPerFrame, allowRequests } = this.#options;
    const { transformer } = procedures;
    const frame = readFrame(text, { transformer, maxRequestsPerFrame });
    const { length } = 'error' in frame ? frame.ids : frame.requests;
    if (length > 1 && !allowRequests(length - 1)) return;
    if ('error' in frame) {
      for (const id of frame.ids) this.#send(procedures.formatError(frame.error, { id, context }));
      return;
    }
    for (const request of frame.requests) this.#handleRequest(request, context);
  }

  #handleRequest(request: ProcedureCall | SubscriptionStop, context: Context): void {
    if (request.type === 'stop') {
      const subscription = this.#subscriptions.get(request.id);
      if (subscription !== undefined) this.#stop(subscription);
      return;
    }
    this.#respond(request, context).catch((cause: unknown) =>
      this.#options.procedures.reportError(cause),
    );
  }

  async #respond(request: ProcedureCall, context: Context): Promise<void> {
    const { procedures } = this.#options;
    const { id } = request;
    try {
      if (request.type === 'subscription') await this.#subscribe(request, context);
      else this.#send(formatData(id, await procedures.invoke(request, context)));
    } catch (cause) {
      this.#send(procedures.formatError(cause, { id, context, request }));
    }
  }

  async #subscribe(request: ProcedureCall, context: Context): Promise<void> {
    const { id, path } = request;
    if (this.#subscriptions.has(id)) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` });
    }
    const subscription = new Subscription();
    this.#subscriptions.set(id, subscription);
    try {
      const values = await this.#options.procedures.invoke(request, context);
      if (!isAsyncIterable(values)) throw new Error(`${path} returned no async iterable`);
      await subscription.run(values, {
        onStart: () => this.#send(formatSubscriptionState(id, 'started')),
        onValue: (value) => this.#send(formatEvent(id, value)),
      });
    } finally {
      // Before the last frame, after which the client may use the id again.
      this.#subscriptions.delete(id);
    }
    this.#send(formatSubscriptionState(id, 'stopped'));
  }

  #stop(subscription: Subscription): void {
    subscription.stop().catch((cause: unknown) => this.#options.procedures.reportError(cause));
  }

  /** Sends a text, unless the connection is closing. */
  #send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }
}
