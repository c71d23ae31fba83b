import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.ts';

/**
 * The server's log, one JSON object a line. From info up it holds counts, reasons and lifecycle only;
 * rooms' names, peers' ids and addresses are for debug; session secrets and SDP are for no level.
 */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Opens the log, on standard output unless it is to go elsewhere. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Log {
  return pino({ level, base: null }, destination);
}
