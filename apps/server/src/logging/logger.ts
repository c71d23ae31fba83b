import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Config } from '../config/config.ts';

/**
 * The server's log, one JSON object per line. From info up it contains only counts, reasons and lifecycle.
 * Room names, peer ids and addresses appear at debug and below; signatures and SDP at no level.
 */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Creates a logger that writes to standard output, or to `destination`. */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  return pino({ level, base: null }, destination);
}
