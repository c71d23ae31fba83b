import type { Log } from '../log/log.ts';

/** What stopping needs. */
export interface ShutdownOptions {
  readonly log: Log;
  readonly close: () => Promise<void>;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** What a shell expects of a process that a signal ended: 128 and the signal's number. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** On the first SIGTERM or SIGINT the server closes in good order; on the second it exits at once. */
export function stopOnSignals({ log, close }: ShutdownOptions): void {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping) process.exit(EXIT_CODES[signal]);
      stopping = true;
      log.info({ signal }, 'stopping');
      close().then(
        () => {
          log.info('stopped');
          process.exit(0);
        },
        (err: unknown) => {
          log.fatal({ err }, 'could not stop in good order');
          process.exit(1);
        },
      );
    });
  }
}
