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

/** A URL of nothing but scheme, host and port, as its origin. The regular expression alone allows hosts that no URL can have. */
const origin = z.pipe(
  z.string().check(
    z.regex(/^https?:\/\/[^/?#]+\/?$/, { abort: true }),
    z.refine((url) => URL.canParse(url), 'Invalid URL'),
  ),
  z.transform((url) => new URL(url).origin),
);

/** A bearer token (RFC 6750 section 2.1). */
const bearerToken = z.optional(
  z.string().check(z.minLength(16), z.maxLength(512), z.regex(/^[\w.~+/-]+=*$/)),
);

/** Every environment variable of the server, with its default. Durations are in milliseconds, sizes in bytes. */
export const Environment = z.object({
  /**
   * The address to listen on; 0.0.0.0 or :: for all. Loopback by default: without TLS, browsers give no
   * camera to a page from another machine, so listening on every interface would only expose this one.
   */
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** 0 for any free port. */
  PORT: z.prefault(integer(0, 65_535), '4000'),
  /** PEM files. With both, the server uses TLS. */
  TLS_CERT_FILE: z.optional(z.string()),
  TLS_KEY_FILE: z.optional(z.string()),
  /** The folder of the built web app. */
  WEB_ROOT: z.optional(z.string()),
  /** The URL of the page for its users. Without one, the server is for a local network. */
  PUBLIC_URL: z.optional(origin),
  /** Names and addresses of this server besides that of PUBLIC_URL and those of a local network. */
  ALLOWED_HOSTS: z.prefault(z.pipe(list, z.array(z.string().check(z.regex(/^[\w.:-]+$/)))), ''),
  /** Origins that may connect besides the server's own, separated by commas. */
  ALLOWED_ORIGINS: z.prefault(z.pipe(list, z.array(origin)), ''),
  /** How many reverse proxies are in front. Each appends an address to X-Forwarded-For. */
  TRUSTED_PROXIES: z.prefault(integer(0, 16), '0'),
  LOG_LEVEL: z._default(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ),
  /** The bearer token for /metrics. Without one, only programs on this machine may read it. */
  METRICS_TOKEN: bearerToken,
  /** The same for /operator. A browser sends it as the password of any user. */
  OPERATOR_TOKEN: bearerToken,
  /** Whether /operator shows the names of rooms and people. Whoever knows a room's name can join it. */
  OPERATOR_SHOW_NAMES: z.prefault(flag, '0'),
  /** Whether the newest events of all rooms are kept, for /operator/trace.json. */
  OPERATOR_KEEP_TRACE: z.prefault(flag, '0'),
  /** Whether rooms are shown in the Stately inspector. For development only. */
  STATELY_INSPECTOR: z.prefault(flag, '0'),
  /** The loopback port of the Stately inspector. */
  STATELY_INSPECTOR_PORT: z.prefault(integer(0, 65_535), '4002'),
  NODE_ENV: z.optional(z.string()),

  STUN_URLS: z.prefault(
    iceUrls(/^stuns?:/),
    'stun:stun.l.google.com:19302,stun:stun1.l.google.com:19302',
  ),
  TURN_URLS: z.prefault(iceUrls(/^turns?:/), ''),
  /** The secret shared with the TURN server (coturn's static-auth-secret). */
  TURN_SECRET: z.optional(z.string().check(z.minLength(1))),
  /** How long TURN credentials are valid for somebody in a room. */
  // Clients renew them after three quarters of this time; the minimum leaves room for the response and for clock skew.
  TURN_TTL_MS: z.prefault(integer(10 * secondMs, 48 * hourMs), `${hourMs}`),

  /** Where rooms are stored. `memory`: in this process, until it stops. */
  ROOM_LOG: z._default(z.enum(['memory']), 'memory'),
  MEMBERS_PER_ROOM: z.prefault(
    integer(1, limits.maxMembersPerRoom),
    String(limits.maxMembersPerRoom),
  ),
  MAX_ROOMS: z.prefault(integer(1, 1_000_000), '10000'),
  ROOM_MAX_AGE_MS: z.prefault(integer(secondMs, 30 * 24 * hourMs), `${24 * hourMs}`),
  /** How long the membership of a peer is kept after its connection broke. */
  GRACE_MS: z.prefault(integer(0, hourMs), `${30 * secondMs}`),
  /** The same for a peer that was alone in its room. */
  ALONE_GRACE_MS: z.prefault(integer(0, hourMs), `${5 * secondMs}`),
  CONNECTIONS_PER_ADDRESS: z.prefault(integer(1, 1_000_000), '100'),
  /** Memberships of peers from one address, those that are away included. */
  MEMBERSHIPS_PER_ADDRESS: z.prefault(integer(1, 1_000_000), '100'),
  /**
   * What the connections of one address may cause together, per second on average and in one burst. One address may
   * be that of an office, or of many households behind the NAT of a provider.
   */
  ADDRESS_CONNECTIONS_PER_SECOND: z.prefault(integer(1, 1_000_000), '5'),
  ADDRESS_BURST_CONNECTIONS: z.prefault(integer(1, 1_000_000), '200'),
  ADDRESS_MESSAGES_PER_SECOND: z.prefault(integer(1, 1_000_000), '500'),
  ADDRESS_BURST_MESSAGES: z.prefault(integer(1, 1_000_000), '4000'),
  ADDRESS_BYTES_PER_SECOND: z.prefault(integer(1_024, 1_073_741_824), String(1_048_576)),
  ADDRESS_BURST_BYTES: z.prefault(
    integer(limits.maxFrameBytes, 1_073_741_824),
    String(8 * 1_048_576),
  ),
  ADDRESS_JOINS_PER_SECOND: z.prefault(integer(1, 1_000_000), '2'),
  ADDRESS_BURST_JOINS: z.prefault(integer(1, 1_000_000), '100'),
  ADDRESS_CREDENTIALS_PER_SECOND: z.prefault(integer(1, 1_000_000), '1'),
  ADDRESS_BURST_CREDENTIALS: z.prefault(integer(1, 1_000_000), '100'),
  /** Requests that one connection may send per second on average, and in one burst. */
  MESSAGES_PER_SECOND: z.prefault(integer(1, 1_000_000), '50'),
  BURST_MESSAGES: z.prefault(integer(1, 1_000_000), '200'),
  /**
   * Bytes that one connection may send per second on average, and in one burst. The burst allows the largest
   * frame, and fills at most half of a mailbox.
   */
  BYTES_PER_SECOND: z.prefault(integer(1_024, 1_073_741_824), '65536'),
  BURST_BYTES: z.prefault(integer(limits.maxFrameBytes, 1_073_741_824), '524288'),
  /** Open TCP connections of one address, WebSockets included. Behind a proxy they are not counted. */
  SOCKETS_PER_ADDRESS: z.prefault(integer(1, 1_000_000), '300'),
  /** How long a connection may take to authenticate. */
  AUTHENTICATION_TIMEOUT_MS: z.prefault(integer(10, hourMs), `${10 * secondMs}`),
  /** How long a connection without a room may send nothing. */
  IDLE_TIMEOUT_MS: z.prefault(integer(10, 24 * hourMs), `${hourMs / 2}`),
  /** The time between pings. A connection that has not answered by the next one is terminated. */
  PING_INTERVAL_MS: z.prefault(integer(10, hourMs), `${15 * secondMs}`),
  /** Bytes that may be buffered for a connection that does not read. */
  MAX_BUFFERED_BYTES: z.prefault(integer(1_024, 1_073_741_824), `${4 * 1_048_576}`),
  /** Bytes that may be buffered for all connections that do not read. */
  TOTAL_BUFFERED_BYTES: z.prefault(integer(1_024, 1_099_511_627_776), String(64 * 1_048_576)),
  /** What a mailbox holds for a member who is away, in events and bytes. */
  MAILBOX_EVENTS: z.prefault(integer(1, 1_000_000), '512'),
  MAILBOX_BYTES: z.prefault(integer(1_024, 1_073_741_824), String(1_048_576)),
  /** What all mailboxes hold together, in bytes. */
  TOTAL_MAILBOX_BYTES: z.prefault(integer(1_024, 1_099_511_627_776), String(64 * 1_048_576)),
  /** How long a stopping server waits for clients to reconnect elsewhere before it closes their connections. */
  DRAIN_TIMEOUT_MS: z.prefault(integer(0, hourMs), `${2 * secondMs}`),
});

export type Environment = z.infer<typeof Environment>;
