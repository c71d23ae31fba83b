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
import type { ProcedureCall, RequestId } from './frame.ts';
import { formatError } from './response.ts';

/** Receives the errors of all connections. Neither method may throw. */
export interface ErrorListener {
  /** The server itself has failed, whether or not a client waits for a response. */
  onInternalError(error: Error, path: string | undefined): void;
  /** A request was answered with an error. */
  onRequestRefused(reason: RefusalReason, origin: ErrorOrigin): void;
}

/** Where an error comes from, as far as that is known. */
export interface ErrorOrigin {
  readonly id: RequestId | null;
  readonly context: Context | undefined;
  readonly request?: ProcedureCall;
}

/**
 * The procedures that are invoked without tRPC's chain of middlewares. Every video call consists of them,
 * and the chain costs more than the procedures. The router must give them no middleware but the input parser.
 */
export const directPaths = ['signal.send', 'room.join', 'ice.servers'] as const;

/** The procedures of the router, shared by all connections. */
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

  /** Invokes a procedure. @throws whatever it throws */
  invoke(request: ProcedureCall, context: Context): Promise<unknown> {
    return this.#invokeDirectly(request, context) ?? this.#invokeRouter(request, context);
  }

  /** Reports an error, and gives the text of the response. */
  formatError(cause: unknown, origin: ErrorOrigin): string {
    const { id, context, request } = origin;
    const error = getTRPCErrorFromUnknown(cause);
    this.#reportInternalError(error, request?.path);
    const shape = getTRPCErrorShape({
      config: this.#router._def._config,
      error,
      type: request?.type ?? 'unknown',
      path: request?.path,
      input: request?.input,
      ctx: context,
    });
    this.#listener.onRequestRefused(shape.data.reason, origin);
    return formatError(id, shape);
  }

  /** Reports an error for which no client waits. */
  reportError(cause: unknown): void {
    this.#reportInternalError(getTRPCErrorFromUnknown(cause), undefined);
  }

  #reportInternalError(error: TRPCError, path: string | undefined): void {
    if (error.code !== 'INTERNAL_SERVER_ERROR' || error.cause?.name === 'Refusal') return;
    this.#listener.onInternalError(error.cause ?? error, path);
  }

  /** Undefined for every procedure but the {@link directPaths}, and for invalid input, which the router rejects. */
  #invokeDirectly(
    { type, path, input }: ProcedureCall,
    { caller }: Context,
  ): Promise<unknown> | undefined {
    if (type === 'mutation' && path === ('signal.send' satisfies DirectPath)) {
      const parsed = SendSignalsInput.safeParse(input);
      return parsed.success ? this.#service.sendSignals(caller, parsed.data) : undefined;
    }
    if (type === 'subscription' && path === ('room.join' satisfies DirectPath)) {
      const parsed = JoinInput.safeParse(input);
      return parsed.success ? this.#service.join(caller, parsed.data) : undefined;
    }
    if (type === 'query' && path === ('ice.servers' satisfies DirectPath)) {
      return input === undefined ? Promise.resolve(this.#service.getIceServers(caller)) : undefined;
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
      // A subscription is stopped by the `return` of its iterator; nothing else can be stopped.
      signal: undefined,
      batchIndex: 0,
    });
  }
}

type DirectPath = (typeof directPaths)[number];
