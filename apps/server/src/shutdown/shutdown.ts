import type { Logger } from '../logging/logger.ts';

/** What stopping needs. */
export interface ShutdownOptions {
  readonly logger: Logger;
  readonly close: () => Promise<void>;
}

const stopSignals = ['SIGTERM', 'SIGINT'] as const;
/** What a shell expects of a process that a signal ended: 128 and the signal's number. */
const exitCodes = { SIGTERM: 143, SIGINT: 130 } as const;

/** On the first SIGTERM or SIGINT the server closes in good order; on the second it exits at once. */
export function stopOnSignals({ logger, close }: ShutdownOptions): void {
  let stopping = false;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (stopping) process.exit(exitCodes[signal]);
      stopping = true;
      logger.info({ signal }, 'stopping');
      close().then(
        () => {
          logger.info('stopped');
          process.exit(0);
        },
        (err: unknown) => {
          logger.fatal({ err }, 'could not stop in good order');
          process.exit(1);
        },
      );
    });
  }
}
