import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
} from '@trpc/server';
import { JoinInput, SendSignalsInput, type RefusalReason } from '@visavis/protocol';
import {
  createAppRouter,
  type AppRouter,
  type Context,
  type SignalingService,
} from '@visavis/protocol/router';
import { formatError } from './response.ts';
import type { ProcedureCall, RequestId } from './frame.ts';

/** Whoever wants to know what goes wrong. None of these may throw. */
export interface ErrorListener {
  /** Told of what went wrong in the server itself, whether or not there is somebody to answer. */
  onInternalError(fault: Error, path: string | undefined): void;
  /** Told of everything that is answered with an error, and of what it belongs to. */
  onRequestRefused(reason: RefusalReason, origin: ErrorOrigin): void;
}

/** What an error belongs to, as far as that is known. */
export interface ErrorOrigin {
  readonly id: RequestId | null;
  readonly context: Context | undefined;
  readonly call?: ProcedureCall;
}

/** The procedures of the router, as all connections call them. */
export class Procedures {
  readonly #router: AppRouter;
  readonly #service: SignalingService;
  readonly #listener: ErrorListener;

  constructor(service: SignalingService, listener: ErrorListener) {
    this.#router = createAppRouter(service);
    this.#service = service;
    this.#listener = listener;
  }

  get transformer() {
    return this.#router._def._config.transformer;
  }

  /** Calls a procedure and gives what it gives. @throws whatever it throws */
  invoke(call: ProcedureCall, context: Context): Promise<unknown> {
    return this.#invokeDirectly(call, context) ?? this.#invokeRouter(call, context);
  }

  /** Reports an error, and gives the text that tells the client of it. */
  formatError(cause: unknown, origin: ErrorOrigin): string {
    const { id, context, call } = origin;
    const error = getTRPCErrorFromUnknown(cause);
    this.#reportInternalError(error, call?.path);
    const shape = getTRPCErrorShape({
      config: this.#router._def._config,
      error,
      type: call?.type ?? 'unknown',
      path: call?.path,
      input: call?.input,
      ctx: context,
    });
    this.#listener.onRequestRefused(shape.data.reason, origin);
    return formatError(id, shape);
  }

  /** Reports an error that there is nobody to tell of. */
  reportError(cause: unknown): void {
    this.#reportInternalError(getTRPCErrorFromUnknown(cause), undefined);
  }

  #reportInternalError(error: TRPCError, path: string | undefined): void {
    if (error.code !== 'INTERNAL_SERVER_ERROR' || error.cause?.name === 'Refusal') return;
    this.#listener.onInternalError(error.cause ?? error, path);
  }

  /**
   * The two procedures that every call is made of, without tRPC's chain of middlewares around them:
   * parsed by the same schemas, in the same order. Undefined for everything else; also what is wrong
   * with a call is the router's to say.
   */
  #invokeDirectly(
    { type, path, input }: ProcedureCall,
    { connection }: Context,
  ): Promise<unknown> | undefined {
    if ('refusal' in connection) return undefined;
    if (type === 'mutation' && path === 'signal.send') {
      const parsed = SendSignalsInput.safeParse(input);
      return parsed.success ? this.#service.sendSignals(connection, parsed.data) : undefined;
    }
    if (type === 'subscription' && path === 'room.join') {
      const parsed = JoinInput.safeParse(input);
      return parsed.success ? this.#service.join(connection, parsed.data) : undefined;
    }
    return undefined;
  }

  #invokeRouter({ type, path, input }: ProcedureCall, context: Context): Promise<unknown> {
    return callTRPCProcedure({
      router: this.#router,
      type,
      path,
      getRawInput: () => Promise.resolve(input),
      ctx: context,
      // A subscription is stopped by the `return` of what it gave; nothing else can be stopped.
      signal: undefined,
      batchIndex: 0,
    });
  }
}
