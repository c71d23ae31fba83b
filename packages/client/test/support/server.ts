import { createLogger, createServer, readConfig } from '@visavis/server';

/** A real server on a free port, without STUN: the tests do not leave the machine. */
export function startServer(env: Record<string, string> = {}) {
  const config = readConfig({ PORT: '0', STUN_URLS: ' ', LOG_LEVEL: 'silent', ...env });
  return createServer(config, { logger: createLogger(config.logLevel) });
}
