import { ConfigError, readConfig } from './config/config.ts';
import { createLogger } from './logging/logger.ts';
import { createServer } from './server.ts';
import { stopOnSignals } from './shutdown/shutdown.ts';

try {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  const inspector =
    config.statelyInspectorPort === undefined
      ? undefined
      : await (
          await import('./stately-inspector/stately-inspector.ts')
        ).startRoomInspector(config.statelyInspectorPort);
  const server = await createServer(config, {
    logger: log,
    observe: inspector?.observe,
    statelyInspectorUrl: inspector?.url,
  });
  log.info({ url: server.url, inspector: inspector?.url }, 'listening');
  stopOnSignals({ logger: log, close: () => server.close() });
} catch (error) {
  // Before there is a configuration there is no log either.
  const problem = error instanceof ConfigError ? `Configuration:\n${error.message}` : error;
  console.error(problem);
  process.exitCode = 1;
}
