import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
} from '@trpc/server';
import { JoinInput, SendInput, type Reason } from '@visavis/protocol';
import {
  createAppRouter,
  type AppRouter,
  type Context,
  type SignalingService,
} from '@visavis/protocol/router';
import { errorText } from './answer.ts';
import type { Call, RequestId } from './frame.ts';

/** Whoever wants to know what goes wrong. None of these may throw. */
export interface ErrorListener {
  /** Told of what went wrong in the server itself, whether or not there is somebody to answer. */
  onFault(fault: Error, path: string | undefined): void;
  /** Told of everything that is answered with an error, and of what it belongs to. */
  onRefused(reason: Reason, origin: ErrorOrigin): void;
}

/** What an error belongs to, as far as that is known. */
export interface ErrorOrigin {
  readonly id: RequestId | null;
  readonly context: Context | undefined;
  readonly call?: Call;
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
  call(call: Call, context: Context): Promise<unknown> {
    return this.#direct(call, context) ?? this.#callRouter(call, context);
  }

  /** Reports an error, and gives the text that tells the client of it. */
  fail(cause: unknown, origin: ErrorOrigin): string {
    const { id, context, call } = origin;
    const error = getTRPCErrorFromUnknown(cause);
    this.#tell(error, call?.path);
    const shape = getTRPCErrorShape({
      config: this.#router._def._config,
      error,
      type: call?.type ?? 'unknown',
      path: call?.path,
      input: call?.input,
      ctx: context,
    });
    this.#listener.onRefused(shape.data.reason, origin);
    return errorText(id, shape);
  }

  /** Reports an error that there is nobody to tell of. */
  report(cause: unknown): void {
    this.#tell(getTRPCErrorFromUnknown(cause), undefined);
  }

  #tell(error: TRPCError, path: string | undefined): void {
    if (error.code !== 'INTERNAL_SERVER_ERROR' || error.cause?.name === 'Refusal') return;
    this.#listener.onFault(error.cause ?? error, path);
  }

  /**
   * The two procedures that every call is made of, without tRPC's chain of middlewares around them:
   * parsed by the same schemas, in the same order. Undefined for everything else; also what is wrong
   * with a call is the router's to say.
   */
  #direct({ type, path, input }: Call, { connection }: Context): Promise<unknown> | undefined {
    if ('refusal' in connection) return undefined;
    if (type === 'mutation' && path === 'signal.send') {
      const parsed = SendInput.safeParse(input);
      return parsed.success ? this.#service.send(connection, parsed.data) : undefined;
    }
    if (type === 'subscription' && path === 'room.join') {
      const parsed = JoinInput.safeParse(input);
      return parsed.success ? this.#service.join(connection, parsed.data) : undefined;
    }
    return undefined;
  }

  #callRouter({ type, path, input }: Call, context: Context): Promise<unknown> {
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
