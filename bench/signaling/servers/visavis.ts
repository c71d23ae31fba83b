/** The server of apps/server as it is, with higher limits: all its visitors have one address here. */
import { createLog, createServer, readConfig } from '@visavis/server';
import { answerQuestions } from './answer.ts';

const config = readConfig({
  PORT: '0',
  LOG_LEVEL: 'warn',
  WEB_ROOT: process.env['WEB_ROOT'],
  STUN_URLS: process.env['STUN_URLS'],
  CONNECTIONS_PER_ADDRESS: '1000000',
  MESSAGES_PER_SECOND: '1000000',
  MESSAGE_BURST: '1000000',
  BYTES_PER_SECOND: '1073741824',
  BYTE_BURST: '1073741824',
  MAX_ROOMS: '1000000',
});
const server = await createServer(config, { log: createLog(config.logLevel) });
answerQuestions(server.port, () => Promise.resolve(server.size().connections));
