import { ConfigError, readConfig } from './config/config.ts';
import { createLog } from './log/log.ts';
import { createServer } from './server.ts';
import { stopOnSignals } from './shutdown/shutdown.ts';

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const inspector =
    config.inspectPort === undefined
      ? undefined
      : await (await import('./inspect/inspect.ts')).inspectRooms(config.inspectPort);
  const server = await createServer(config, {
    log,
    observe: inspector?.observe,
    inspector: inspector?.url,
  });
  log.info({ url: server.url, inspector: inspector?.url }, 'listening');
  stopOnSignals({ log, close: () => server.close() });
} catch (error) {
  // Before there is a configuration there is no log either.
  const problem = error instanceof ConfigError ? `Configuration:\n${error.message}` : error;
  console.error(problem);
  process.exitCode = 1;
}
