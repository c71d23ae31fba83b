import type { Logger } from '../logging/logger.ts';

/** What a shutdown needs. */
export interface ShutdownOptions {
  readonly logger: Logger;
  readonly close: () => Promise<void>;
}

const stopSignals = ['SIGTERM', 'SIGINT'] as const;
/** The exit code of a process that was ended by a signal: 128 plus the signal's number. */
const exitCodes = { SIGTERM: 143, SIGINT: 130 } as const;

/** Closes the server on the first SIGTERM or SIGINT; on the second the process exits at once. */
export function stopOnSignals({ logger, close }: ShutdownOptions): void {
  let isStopping = false;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (isStopping) process.exit(exitCodes[signal]);
      isStopping = true;
      logger.info({ signal }, 'stopping');
      close().then(
        () => {
          logger.info('stopped');
          process.exit(0);
        },
        (err: unknown) => {
          logger.fatal({ err }, 'could not close the server');
          process.exit(1);
        },
      );
    });
  }
}
