import { ConfigError, readConfig } from './config/config.ts';
import { createLogger } from './logging/logger.ts';
import { createServer } from './server.ts';
import { stopOnSignals } from './shutdown/shutdown.ts';

try {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const inspector =
    config.statelyInspectorPort === undefined
      ? undefined
      : await (
          await import('./stately-inspector/stately-inspector.ts')
        ).startRoomInspector(config.statelyInspectorPort);
  const server = await createServer(config, {
    logger,
    observe: inspector?.observe,
    statelyInspectorUrl: inspector?.url,
  });
  logger.info({ url: server.url, statelyInspectorUrl: inspector?.url }, 'listening');
  stopOnSignals({ logger, close: () => server.close() });
} catch (error) {
  // Without a configuration there is no logger.
  const message = error instanceof ConfigError ? `Invalid configuration:\n${error.message}` : error;
  console.error(message);
  process.exitCode = 1;
}
