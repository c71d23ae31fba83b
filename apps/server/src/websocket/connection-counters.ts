import { isRefusalReason, refusalReasons, type RefusalReason } from '@visavis/protocol';
import type { Logger } from '../logging/logger.ts';
import { LabelledCounter } from '../metrics/labelled-counter.ts';
import type { ErrorListener, ErrorOrigin } from '../trpc/procedures.ts';
import {
  serverCloseReasons,
  upgradeRefusals,
  type ServerCloseReason,
  type UpgradeRefusal,
} from './close-reasons.ts';

const allRefusalReasons: readonly RefusalReason[] =
  Object.keys(refusalReasons).filter(isRefusalReason);

/** Counts since the start of the server. */
export interface ConnectionCounts {
  /** Accepted connections. */
  readonly accepted: number;
  /** Refused connections. */
  readonly refused: Iterable<[UpgradeRefusal, number]>;
  /** Connections that the server closed. */
  readonly closed: Iterable<[ServerCloseReason, number]>;
  readonly requestsRefused: Iterable<[RefusalReason, number]>;
}

/** Counts and logs accepted, refused and closed connections, and refused requests. */
export class ConnectionCounters implements ConnectionCounts, ErrorListener {
  readonly refused = new LabelledCounter(upgradeRefusals);
  readonly closed = new LabelledCounter(serverCloseReasons);
  readonly requestsRefused = new LabelledCounter(allRefusalReasons);
  readonly #logger: Logger;
  #accepted = 0;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get accepted(): number {
    return this.#accepted;
  }

  onAccepted(): void {
    this.#accepted += 1;
  }

  onUpgradeRefused(reason: UpgradeRefusal, address: string): void {
    this.refused.increment(reason);
    this.#logger.debug({ reason, address }, 'upgrade refused');
  }

  onServerClose(reason: ServerCloseReason, address: string): void {
    this.closed.increment(reason);
    this.#logger.debug({ reason, address }, 'connection closed by the server');
  }

  onInternalError(err: Error, path: string | undefined): void {
    this.#logger.error({ err, path }, 'procedure failed');
  }

  onRequestRefused(reason: RefusalReason, { context, request }: ErrorOrigin): void {
    this.requestsRefused.increment(reason);
    const caller = context?.caller;
    const id = caller !== undefined && 'peerId' in caller ? caller.peerId : undefined;
    // The path of an unknown procedure may be any text, and does not belong into a log.
    const path = reason === 'unknown-procedure' ? undefined : request?.path;
    this.#logger.debug({ reason, id, path }, 'request refused');
  }
}
