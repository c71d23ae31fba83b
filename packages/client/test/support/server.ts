import { createLogger, createServer, readConfig } from '@visavis/server';

/** Starts a real server on a free port, without STUN servers, so that no test needs the internet. */
export function startServer(env: Record<string, string> = {}) {
  const config = readConfig({ PORT: '0', STUN_URLS: ' ', LOG_LEVEL: 'silent', ...env });
  return createServer(config, { logger: createLogger(config.logLevel) });
}
