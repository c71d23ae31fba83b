import { TRPCError } from '@trpc/server';
import { parseConnectionParamsFromUnknown } from '@trpc/server/http';
import type { Context } from '@visavis/protocol/router';
import { WebSocket, type RawData } from 'ws';
import { formatData, formatEvent, formatSubscriptionState } from './response.ts';
import {
  isObject,
  readFrame,
  type ProcedureCall,
  type RequestId,
  type SubscriptionStop,
} from './frame.ts';
import type { Procedures } from './procedures.ts';
import { isAsyncIterable, Subscription } from './subscription.ts';

/** The part of a WebSocket that a dialogue needs. */
export type TrpcSocket = Pick<WebSocket, 'readyState' | 'send' | 'close'>;

/** What a dialogue needs besides its wire. */
export interface TrpcConnectionOptions {
  readonly procedures: Procedures;
  readonly requestsPerFrame: number;
  /**
   * Asked for the requests that a frame has besides its first one, which counts as the frame. Where it
   * says no, the connection is at its end.
   */
  readonly allowRequests: (requests: number) => boolean;
  /** Says who is at the other end, from the connection parameters. */
  readonly authenticate: (params: unknown) => Context;
}

/** One connection's talk in tRPC's frames, from the connection parameters to the close. */
export class TrpcConnection {
  readonly #socket: TrpcSocket;
  readonly #options: TrpcConnectionOptions;
  readonly #subscriptions = new Map<RequestId, Subscription>();
  /** Undefined until the connection parameters have come. */
  #context: Context | undefined;

  /** @param context who is at the other end, where no parameters are to come */
  constructor(wire: TrpcSocket, options: TrpcConnectionOptions, context?: Context) {
    this.#socket = wire;
    this.#options = options;
    this.#context = context;
  }

  /** Takes one message. */
  handleMessage(data: RawData, isBinary: boolean): void {
    // Where the server has closed there is nobody left to answer.
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    // tRPC's frames are text. Anything else is read as nothing, which is no JSON.
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString();
    if (text === 'PING') this.#send('PONG');
    else if (text === 'PONG') return;
    else if (this.#context === undefined) this.#context = this.#readConnectionParams(text);
    else this.#readFrame(text, this.#context);
  }

  /** The connection is closed: every subscription ends, also one whose procedure still runs. */
  handleClose(): void {
    for (const subscription of this.#subscriptions.values()) this.#stop(subscription);
  }

  #readConnectionParams(text: string): Context | undefined {
    try {
      const message: unknown = JSON.parse(text);
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
    const { procedures, requestsPerFrame, allowRequests } = this.#options;
    const frame = readFrame(text, { transformer: procedures.transformer, requestsPerFrame });
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
    this.#answer(request, context).catch((cause: unknown) =>
      this.#options.procedures.reportError(cause),
    );
  }

  async #answer(call: ProcedureCall, context: Context): Promise<void> {
    const { procedures } = this.#options;
    try {
      if (call.type === 'subscription') await this.#subscribe(call, context);
      else this.#send(formatData(call.id, await procedures.invoke(call, context)));
    } catch (cause) {
      this.#send(procedures.formatError(cause, { id: call.id, context, call }));
    }
  }

  async #subscribe(call: ProcedureCall, context: Context): Promise<void> {
    const { id, path } = call;
    if (this.#subscriptions.has(id)) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` });
    }
    const subscription = new Subscription();
    this.#subscriptions.set(id, subscription);
    try {
      const values = await this.#options.procedures.invoke(call, context);
      if (!isAsyncIterable(values)) throw new Error(`${path} gave nothing to subscribe to`);
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

  /** Says something, unless the closing has begun: then it would not be heard. */
  #send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }
}
