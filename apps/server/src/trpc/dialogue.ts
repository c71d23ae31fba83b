import { TRPCError } from '@trpc/server';
import { parseConnectionParamsFromUnknown } from '@trpc/server/http';
import type { Context } from '@visavis/protocol/router';
import { WebSocket, type RawData } from 'ws';
import { dataText, eventText, stateText } from './answer.ts';
import { isObject, readFrame, type Call, type RequestId, type Stop } from './frame.ts';
import type { Procedures } from './procedures.ts';
import { isAsyncIterable, Subscription } from './subscription.ts';

/** The part of a WebSocket that a dialogue needs. */
export type Wire = Pick<WebSocket, 'readyState' | 'send' | 'close'>;

/** What a dialogue needs besides its wire. */
export interface DialogueOptions {
  readonly procedures: Procedures;
  readonly requestsPerFrame: number;
  /**
   * Asked for the requests that a frame has besides its first one, which counts as the frame. Where it
   * says no, the connection is at its end.
   */
  readonly admit: (requests: number) => boolean;
  /** Says who is at the other end, from the connection parameters. */
  readonly introduce: (params: unknown) => Context;
}

/** One connection's talk in tRPC's frames, from the connection parameters to the close. */
export class Dialogue {
  readonly #wire: Wire;
  readonly #options: DialogueOptions;
  readonly #subscriptions = new Map<RequestId, Subscription>();
  /** Undefined until the connection parameters have come. */
  #context: Context | undefined;

  /** @param context who is at the other end, where no parameters are to come */
  constructor(wire: Wire, options: DialogueOptions, context?: Context) {
    this.#wire = wire;
    this.#options = options;
    this.#context = context;
  }

  /** Takes one message. */
  hear(data: RawData, isBinary: boolean): void {
    // Where the server has closed there is nobody left to answer.
    if (this.#wire.readyState !== WebSocket.OPEN) return;
    // tRPC's frames are text. Anything else is read as nothing, which is no JSON.
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString();
    if (text === 'PING') this.#say('PONG');
    else if (text === 'PONG') return;
    else if (this.#context === undefined) this.#context = this.#introduction(text);
    else this.#read(text, this.#context);
  }

  /** The connection is closed: every subscription ends, also one whose procedure still runs. */
  end(): void {
    for (const subscription of this.#subscriptions.values()) this.#stop(subscription);
  }

  #introduction(text: string): Context | undefined {
    try {
      const message: unknown = JSON.parse(text);
      const params = isObject(message) ? message['data'] : undefined;
      return this.#options.introduce(parseConnectionParamsFromUnknown(params));
    } catch (cause) {
      const error = new TRPCError({ code: 'PARSE_ERROR', cause });
      this.#say(this.#options.procedures.fail(error, { id: null, context: undefined }));
      this.#wire.close();
      return undefined;
    }
  }

  #read(text: string, context: Context): void {
    const { procedures, requestsPerFrame, admit } = this.#options;
    const frame = readFrame(text, { transformer: procedures.transformer, requestsPerFrame });
    const { length } = 'error' in frame ? frame.ids : frame.requests;
    if (length > 1 && !admit(length - 1)) return;
    if ('error' in frame) {
      for (const id of frame.ids) this.#say(procedures.fail(frame.error, { id, context }));
      return;
    }
    for (const request of frame.requests) this.#take(request, context);
  }

  #take(request: Call | Stop, context: Context): void {
    if (request.type === 'stop') {
      const subscription = this.#subscriptions.get(request.id);
      if (subscription !== undefined) this.#stop(subscription);
      return;
    }
    this.#answer(request, context).catch((cause: unknown) =>
      this.#options.procedures.report(cause),
    );
  }

  async #answer(call: Call, context: Context): Promise<void> {
    const { procedures } = this.#options;
    try {
      if (call.type === 'subscription') await this.#subscribe(call, context);
      else this.#say(dataText(call.id, await procedures.call(call, context)));
    } catch (cause) {
      this.#say(procedures.fail(cause, { id: call.id, context, call }));
    }
  }

  async #subscribe(call: Call, context: Context): Promise<void> {
    const { id, path } = call;
    if (this.#subscriptions.has(id)) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` });
    }
    const subscription = new Subscription();
    this.#subscriptions.set(id, subscription);
    try {
      const values = await this.#options.procedures.call(call, context);
      if (!isAsyncIterable(values)) throw new Error(`${path} gave nothing to subscribe to`);
      await subscription.run(values, {
        onStart: () => this.#say(stateText(id, 'started')),
        onValue: (value) => this.#say(eventText(id, value)),
      });
    } finally {
      // Before the last frame, after which the client may use the id again.
      this.#subscriptions.delete(id);
    }
    this.#say(stateText(id, 'stopped'));
  }

  #stop(subscription: Subscription): void {
    subscription.stop().catch((cause: unknown) => this.#options.procedures.report(cause));
  }

  /** Says something, unless the closing has begun: then it would not be heard. */
  #say(text: string): void {
    if (this.#wire.readyState === WebSocket.OPEN) this.#wire.send(text);
  }
}
