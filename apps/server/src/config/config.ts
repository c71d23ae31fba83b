import type { AddressRates } from '../limits/address-budgets.ts';
import { Environment } from './environment.ts';

/** Variables whose empty value is an empty list. Other empty variables count as not set. */
const listVariables: ReadonlySet<string> = new Set([
  'ALLOWED_HOSTS',
  'ALLOWED_ORIGINS',
  'STUN_URLS',
  'TURN_URLS',
]);

/** The configuration of one server. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly webRoot: string | undefined;
  /** The URL of the page for its users. */
  readonly publicUrl: string | undefined;
  /** The host of {@link publicUrl}, with the port if it is not the default one. */
  readonly publicHost: string | undefined;
  /**
   * Names and addresses in lower case that requests may name, besides those of a local network. A server without
   * any is for a local network only.
   */
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly logLevel: Environment['LOG_LEVEL'];
  /** The bearer token for /metrics. Undefined: only programs on this machine may read it. */
  readonly metricsToken: string | undefined;
  readonly operator: {
    /** The token for /operator. Undefined: only programs on this machine may read it. */
    readonly token: string | undefined;
    /** Whether the names of rooms and people are shown. */
    readonly shouldShowNames: boolean;
    /** Whether the newest events of all rooms are kept. */
    readonly shouldKeepTrace: boolean;
  };
  /** The loopback port of the Stately inspector. Undefined: there is none. */
  readonly statelyInspectorPort: number | undefined;
  readonly ice: {
    readonly stunUrls: readonly string[];
    readonly turnUrls: readonly string[];
    readonly turnSecret: string | undefined;
    readonly turnTtlMs: number;
  };
  readonly rooms: {
    readonly log: Environment['ROOM_LOG'];
    readonly membersPerRoom: number;
    readonly maxRooms: number;
    readonly maxAgeMs: number;
    readonly graceMs: number;
    /** For a member who was alone. */
    readonly aloneGraceMs: number;
    readonly membershipsPerAddress: number;
    readonly totalMailboxBytes: number;
    readonly mailboxEvents: number;
    readonly mailboxBytes: number;
  };
  readonly connections: {
    readonly perAddress: number;
    /** TCP connections of one address, those that never become a WebSocket included. */
    readonly socketsPerAddress: number;
    readonly messagesPerSecond: number;
    readonly burstMessages: number;
    readonly bytesPerSecond: number;
    readonly burstBytes: number;
    readonly authenticationTimeoutMs: number;
    readonly idleTimeoutMs: number;
    readonly pingIntervalMs: number;
    readonly maxBufferedBytes: number;
    readonly totalBufferedBytes: number;
  };
  /** What the connections of one address may cause together. */
  readonly addressRates: AddressRates;
  readonly drainTimeoutMs: number;
}

/** An environment variable is invalid. The message has one line for each such variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 * @throws {ConfigError} where a value is invalid
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
    throw new ConfigError('TLS_CERT_FILE and TLS_KEY_FILE must be set together');
  }
  if (e.TURN_URLS.length > 0 && e.TURN_SECRET === undefined) {
    throw new ConfigError('TURN_URLS needs TURN_SECRET');
  }
  if (e.STATELY_INSPECTOR && e.NODE_ENV === 'production') {
    throw new ConfigError(
      'STATELY_INSPECTOR is for development only: it shows rooms to everyone on this machine',
    );
  }
  const publicUrl = e.PUBLIC_URL === undefined ? undefined : new URL(e.PUBLIC_URL);
  return {
    listen: { host: e.HOST, port: e.PORT },
    tls:
      e.TLS_CERT_FILE === undefined || e.TLS_KEY_FILE === undefined
        ? undefined
        : { certFile: e.TLS_CERT_FILE, keyFile: e.TLS_KEY_FILE },
    webRoot: e.WEB_ROOT,
    publicUrl: publicUrl?.origin,
    publicHost: publicUrl?.host,
    allowedHosts: [
      ...(publicUrl === undefined ? [] : [publicUrl.hostname]),
      ...e.ALLOWED_HOSTS.map((host) => host.toLowerCase()),
    ],
    allowedOrigins: [...(publicUrl === undefined ? [] : [publicUrl.origin]), ...e.ALLOWED_ORIGINS],
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
      aloneGraceMs: Math.min(e.ALONE_GRACE_MS, e.GRACE_MS),
      membershipsPerAddress: e.MEMBERSHIPS_PER_ADDRESS,
      totalMailboxBytes: e.TOTAL_MAILBOX_BYTES,
      mailboxEvents: e.MAILBOX_EVENTS,
      mailboxBytes: e.MAILBOX_BYTES,
    },
    connections: {
      perAddress: e.CONNECTIONS_PER_ADDRESS,
      socketsPerAddress: e.SOCKETS_PER_ADDRESS,
      messagesPerSecond: e.MESSAGES_PER_SECOND,
      burstMessages: e.BURST_MESSAGES,
      bytesPerSecond: e.BYTES_PER_SECOND,
      burstBytes: e.BURST_BYTES,
      authenticationTimeoutMs: e.AUTHENTICATION_TIMEOUT_MS,
      idleTimeoutMs: e.IDLE_TIMEOUT_MS,
      pingIntervalMs: e.PING_INTERVAL_MS,
      maxBufferedBytes: e.MAX_BUFFERED_BYTES,
      totalBufferedBytes: e.TOTAL_BUFFERED_BYTES,
    },
    addressRates: {
      connections: {
        perSecond: e.ADDRESS_CONNECTIONS_PER_SECOND,
        burst: e.ADDRESS_BURST_CONNECTIONS,
      },
      messages: { perSecond: e.ADDRESS_MESSAGES_PER_SECOND, burst: e.ADDRESS_BURST_MESSAGES },
      bytes: { perSecond: e.ADDRESS_BYTES_PER_SECOND, burst: e.ADDRESS_BURST_BYTES },
      joins: { perSecond: e.ADDRESS_JOINS_PER_SECOND, burst: e.ADDRESS_BURST_JOINS },
      credentials: {
        perSecond: e.ADDRESS_CREDENTIALS_PER_SECOND,
        burst: e.ADDRESS_BURST_CREDENTIALS,
      },
    },
    drainTimeoutMs: e.DRAIN_TIMEOUT_MS,
  };
}
