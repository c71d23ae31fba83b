import { isReason, reasons, type Reason } from '@visavis/protocol';
import type { Log } from '../log/log.ts';
import { Tally } from '../metrics/tally.ts';
import type { ErrorListener, ErrorOrigin } from '../trpc/procedures.ts';
import { cutReasons, upgradeRefusals, type CutReason, type UpgradeRefusal } from './endings.ts';

/** Every reason for which a call can be refused. */
const REASONS: readonly Reason[] = Object.keys(reasons).filter(isReason);

/** What has happened at the edge since the start. */
export interface EdgeCounts {
  /** Connections taken. */
  readonly accepted: number;
  /** Connections not taken. */
  readonly refused: Iterable<[UpgradeRefusal, number]>;
  /** Connections that the server ended. */
  readonly cut: Iterable<[CutReason, number]>;
  /** Calls that were answered with a no. */
  readonly callsRefused: Iterable<[Reason, number]>;
}

/** Counts what happens at the edge, and writes it down. */
export class EdgeRecord implements EdgeCounts, ErrorListener {
  readonly refused = new Tally(upgradeRefusals);
  readonly cut = new Tally(cutReasons);
  readonly callsRefused = new Tally(REASONS);
  readonly #log: Log;
  #accepted = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  get accepted(): number {
    return this.#accepted;
  }

  onAccepted(): void {
    this.#accepted += 1;
  }

  onUpgradeRefused(reason: UpgradeRefusal, address: string): void {
    this.refused.add(reason);
    this.#log.debug({ reason, address }, 'upgrade refused');
  }

  onCut(reason: CutReason, address: string): void {
    this.cut.add(reason);
    this.#log.debug({ reason, address }, 'connection cut');
  }

  onFault(err: Error, path: string | undefined): void {
    this.#log.error({ err, path }, 'a call failed');
  }

  onRefused(reason: Reason, { context, call }: ErrorOrigin): void {
    this.callsRefused.add(reason);
    const who = context?.connection;
    const id = who !== undefined && 'peer' in who ? who.peer : undefined;
    // The path of a procedure that is none can be any text at all.
    const path = reason === 'unknown-procedure' ? undefined : call?.path;
    this.#log.debug({ reason, id, path }, 'call refused');
  }
}
