/** The server of apps/server with higher limits, because all participants share one address. */
import { createLogger, createServer, readConfig } from '@visavis/server';
import { answerQueries } from './server-query.ts';

const config = readConfig({
  PORT: '0',
  LOG_LEVEL: 'warn',
  WEB_ROOT: process.env['WEB_ROOT'],
  STUN_URLS: process.env['STUN_URLS'],
  CONNECTIONS_PER_ADDRESS: '1000000',
  MESSAGES_PER_SECOND: '1000000',
  BURST_MESSAGES: '1000000',
  BYTES_PER_SECOND: '1073741824',
  BURST_BYTES: '1073741824',
  MAX_ROOMS: '1000000',
  SOCKETS_PER_ADDRESS: '1000000',
  MEMBERSHIPS_PER_ADDRESS: '1000000',
  ADDRESS_CONNECTIONS_PER_SECOND: '1000000',
  ADDRESS_BURST_CONNECTIONS: '1000000',
  ADDRESS_MESSAGES_PER_SECOND: '1000000',
  ADDRESS_BURST_MESSAGES: '1000000',
  ADDRESS_BYTES_PER_SECOND: '1073741824',
  ADDRESS_BURST_BYTES: '1073741824',
  ADDRESS_JOINS_PER_SECOND: '1000000',
  ADDRESS_BURST_JOINS: '1000000',
  ADDRESS_CREDENTIALS_PER_SECOND: '1000000',
  ADDRESS_BURST_CREDENTIALS: '1000000',
});
const server = await createServer(config, { logger: createLogger(config.logLevel) });
answerQueries(server.port, () => Promise.resolve(server.size().connections));
