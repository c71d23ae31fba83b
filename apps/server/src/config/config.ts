import { limits } from '@visavis/protocol';
import * as z from 'zod/mini';

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;

const list = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
);

const integer = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(min), z.maximum(max))),
  );

const flag = z.pipe(
  z.enum(['0', '1', 'false', 'true', '']),
  z.transform((text) => text === '1' || text === 'true'),
);

const iceUrls = (scheme: RegExp) =>
  z.pipe(list, z.array(z.string().check(z.regex(scheme), z.maxLength(256))));

const Origins = z.pipe(list, z.array(z.string().check(z.regex(/^https?:\/\/[^/]+$/))));

/** A bearer token as RFC 6750 has it. */
const bearerToken = z.optional(
  z.string().check(z.minLength(16), z.maxLength(512), z.regex(/^[\w.~+/-]+=*$/)),
);

/** Every environment variable that the server knows, with its default as text. Times are in milliseconds. */
const Environment = z.object({
  /**
   * Where to listen. Loopback by default: browsers give no camera to a page from elsewhere without TLS,
   * so listening on every interface would open the machine and help nobody. 0.0.0.0 or :: for all.
   */
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** The port, 0 for any that is free. */
  PORT: z.prefault(integer(0, 65_535), '4000'),
  /** PEM files; with both, the server speaks TLS. */
  TLS_CERT_FILE: z.optional(z.string()),
  TLS_KEY_FILE: z.optional(z.string()),
  /** The folder of the built page. */
  WEB_ROOT: z.optional(z.string()),
  /** Websites besides the server's own that may connect, as origins separated by commas. */
  ALLOWED_ORIGINS: z.prefault(Origins, ''),
  /** Reverse proxies in front, each of which adds itself to X-Forwarded-For. */
  TRUSTED_PROXIES: z.prefault(integer(0, 16), '0'),
  LOG_LEVEL: z._default(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ),
  /** Who has it may read /metrics, and nobody else; without it, programs on this machine may. */
  METRICS_TOKEN: bearerToken,
  /** The same for /operator, which tells more. People say it as the password of any user. */
  OPERATOR_TOKEN: bearerToken,
  /** Whether /operator tells the names of rooms and people. A room's name is the key to it. */
  OPERATOR_SHOW_NAMES: z.prefault(flag, '0'),
  /** Whether the newest steps of the rooms are kept, for /operator/trace.json. */
  OPERATOR_KEEP_TRACE: z.prefault(flag, '0'),
  STATELY_INSPECTOR: z.prefault(flag, '0'),
  /** The loopback port of the inspector. */
  STATELY_INSPECTOR_PORT: z.prefault(integer(0, 65_535), '4002'),
  NODE_ENV: z.optional(z.string()),

  STUN_URLS: z.prefault(
    iceUrls(/^stuns?:/),
    'stun:stun.l.google.com:19302,stun:stun1.l.google.com:19302',
  ),
  TURN_URLS: z.prefault(iceUrls(/^turns?:/), ''),
  /** The secret shared with the TURN server (coturn's static-auth-secret). */
  TURN_SECRET: z.optional(z.string().check(z.minLength(1))),
  /** How long the TURN credentials of someone in a room hold. */
  // Pages renew after three quarters of it, and still want time for the answer and for clocks that differ.
  TURN_TTL_MS: z.prefault(integer(10 * secondMs, 48 * hourMs), `${12 * hourMs}`),

  /** Where rooms are stored. `memory`: in this process, until it stops. */
  ROOM_LOG: z._default(z.enum(['memory']), 'memory'),
  MEMBERS_PER_ROOM: z.prefault(
    integer(1, limits.maxMembersPerRoom),
    String(limits.maxMembersPerRoom),
  ),
  MAX_ROOMS: z.prefault(integer(1, 1_000_000), '10000'),
  ROOM_MAX_AGE_MS: z.prefault(integer(secondMs, 30 * 24 * hourMs), `${24 * hourMs}`),
  /** How long the place of someone whose connection broke is kept. */
  GRACE_MS: z.prefault(integer(0, hourMs), `${30 * secondMs}`),
  CONNECTIONS_PER_ADDRESS: z.prefault(integer(1, 1_000_000), '100'),
  /** Requests that one connection may make in a second, on average, and in one burst. */
  MESSAGES_PER_SECOND: z.prefault(integer(1, 1_000_000), '50'),
  BURST_MESSAGES: z.prefault(integer(1, 1_000_000), '200'),
  /**
   * Bytes that one connection may send in a second, on average, and in one burst. The burst has to take the
   * largest frame, and leaves half of a mailbox to others.
   */
  BYTES_PER_SECOND: z.prefault(integer(1_024, 1_073_741_824), '65536'),
  BURST_BYTES: z.prefault(integer(limits.maxFrameBytes, 1_073_741_824), '524288'),
  /** How long a connection may take to say who it is. */
  AUTHENTICATION_TIMEOUT_MS: z.prefault(integer(10, hourMs), `${10 * secondMs}`),
  /** How long a connection that is in no room may stay without a message. */
  IDLE_TIMEOUT_MS: z.prefault(integer(10, 24 * hourMs), `${hourMs / 2}`),
  /** Time between pings; a connection that has not answered by the next one is cut. */
  PING_INTERVAL_MS: z.prefault(integer(10, hourMs), `${15 * secondMs}`),
  /** Bytes that may wait for a connection that does not read. */
  MAX_BUFFERED_BYTES: z.prefault(integer(1_024, 1_073_741_824), `${4 * 1_048_576}`),
  /** Events and bytes that a member who is away can find again. */
  MAILBOX_EVENTS: z.prefault(integer(1, 1_000_000), '512'),
  MAILBOX_BYTES: z.prefault(integer(1_024, 1_073_741_824), String(1_048_576)),
  /** How long clients get to move elsewhere before a stopping server closes their connections. */
  DRAIN_TIMEOUT_MS: z.prefault(integer(0, hourMs), `${2 * secondMs}`),
});

/** Variables for which an empty text is a value. */
const listVariables: ReadonlySet<string> = new Set(['ALLOWED_ORIGINS', 'STUN_URLS', 'TURN_URLS']);

type ParsedEnvironment = z.infer<typeof Environment>;

/** How one server runs. Times are in milliseconds, sizes in bytes. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly webRoot: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly logLevel: ParsedEnvironment['LOG_LEVEL'];
  /** The bearer token of /metrics; undefined where it is for this machine only. */
  readonly metricsToken: string | undefined;
  readonly operator: {
    /** The token of /operator; undefined where it is for this machine only. */
    readonly token: string | undefined;
    /** True where it tells names. */
    readonly shouldShowNames: boolean;
    /** True where the newest steps of the rooms are kept. */
    readonly shouldKeepTrace: boolean;
  };
  /** The loopback port of the inspector; undefined where there is to be none. */
  readonly statelyInspectorPort: number | undefined;
  readonly ice: {
    readonly stunUrls: readonly string[];
    readonly turnUrls: readonly string[];
    readonly turnSecret: string | undefined;
    readonly turnTtlMs: number;
  };
  readonly rooms: {
    readonly log: ParsedEnvironment['ROOM_LOG'];
    readonly membersPerRoom: number;
    readonly maxRooms: number;
    readonly maxAgeMs: number;
    readonly graceMs: number;
    readonly mailboxEvents: number;
    readonly mailboxBytes: number;
  };
  readonly connections: {
    readonly perAddress: number;
    readonly messagesPerSecond: number;
    readonly burstMessages: number;
    readonly bytesPerSecond: number;
    readonly burstBytes: number;
    readonly authenticationTimeoutMs: number;
    readonly idleTimeoutMs: number;
    readonly pingIntervalMs: number;
    readonly maxBufferedBytes: number;
  };
  readonly drainTimeoutMs: number;
}

/** The environment could not be understood. The message has one line for each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables. An empty one counts as not set, unless it is a
 * list: then there is nothing in it.
 * @throws {ConfigError} where a value is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => value !== '' || listVariables.has(name)),
  );
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(lines.join('\n'));
  }
  const e = parsed.data;
  if ((e.TLS_CERT_FILE === undefined) !== (e.TLS_KEY_FILE === undefined)) {
    throw new ConfigError('TLS_CERT_FILE and TLS_KEY_FILE go together');
  }
  if (e.TURN_URLS.length > 0 && e.TURN_SECRET === undefined) {
    throw new ConfigError('TURN_URLS needs TURN_SECRET');
  }
  if (e.STATELY_INSPECTOR && e.NODE_ENV === 'production') {
    throw new ConfigError(
      'STATELY_INSPECTOR is for development: it shows rooms to anyone on this machine',
    );
  }
  return {
    listen: { host: e.HOST, port: e.PORT },
    tls:
      e.TLS_CERT_FILE === undefined || e.TLS_KEY_FILE === undefined
        ? undefined
        : { certFile: e.TLS_CERT_FILE, keyFile: e.TLS_KEY_FILE },
    webRoot: e.WEB_ROOT,
    allowedOrigins: e.ALLOWED_ORIGINS,
    trustedProxies: e.TRUSTED_PROXIES,
    logLevel: e.LOG_LEVEL,
    metricsToken: e.METRICS_TOKEN,
    operator: {
      token: e.OPERATOR_TOKEN,
      shouldShowNames: e.OPERATOR_SHOW_NAMES,
      shouldKeepTrace: e.OPERATOR_KEEP_TRACE,
    },
    statelyInspectorPort: e.STATELY_INSPECTOR ? e.STATELY_INSPECTOR_PORT : undefined,
    ice: {
      stunUrls: e.STUN_URLS,
      turnUrls: e.TURN_URLS,
      turnSecret: e.TURN_SECRET,
      turnTtlMs: e.TURN_TTL_MS,
    },
    rooms: {
      log: e.ROOM_LOG,
      membersPerRoom: e.MEMBERS_PER_ROOM,
      maxRooms: e.MAX_ROOMS,
      maxAgeMs: e.ROOM_MAX_AGE_MS,
      graceMs: e.GRACE_MS,
      mailboxEvents: e.MAILBOX_EVENTS,
      mailboxBytes: e.MAILBOX_BYTES,
    },
    connections: {
      perAddress: e.CONNECTIONS_PER_ADDRESS,
      messagesPerSecond: e.MESSAGES_PER_SECOND,
      burstMessages: e.BURST_MESSAGES,
      bytesPerSecond: e.BYTES_PER_SECOND,
      burstBytes: e.BURST_BYTES,
      authenticationTimeoutMs: e.AUTHENTICATION_TIMEOUT_MS,
      idleTimeoutMs: e.IDLE_TIMEOUT_MS,
      pingIntervalMs: e.PING_INTERVAL_MS,
      maxBufferedBytes: e.MAX_BUFFERED_BYTES,
    },
    drainTimeoutMs: e.DRAIN_TIMEOUT_MS,
  };
}
