import {
  createServer,
  readConfig,
  type Config,
  type Logger,
  type RoomObserver,
  type ServerHandle,
} from '../../src/index.ts';

const silent = () => {};

/** A logger that writes nothing. */
export const silentLogger: Logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** The configuration of production, on a free port, with the variables of the test. */
export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env });
}

/** For tests in which a client sends more than the rate limits allow. */
export const unlimitedBytes = {
  BYTES_PER_SECOND: '1073741824',
  BURST_BYTES: '1073741824',
} as const;

/** Starts a server for one test. */
export function startServer(
  env?: Readonly<Record<string, string>>,
  observe?: RoomObserver,
): Promise<ServerHandle> {
  return createServer(testConfig(env), { logger: silentLogger, observe });
}

/** The URL of the server's WebSocket. */
export function socketUrl({ url }: ServerHandle): string {
  return `${url.replace('http', 'ws')}/trpc?connectionParams=1`;
}
