import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Config } from '../config/config.ts';

/**
 * The server's log, one JSON object a line. From info up it holds counts, reasons and lifecycle only;
 * rooms' names, peers' ids and addresses are for debug; session secrets and SDP are for no level.
 */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Opens the log, on standard output unless it is to go elsewhere. */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  return pino({ level, base: null }, destination);
}
