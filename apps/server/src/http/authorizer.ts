import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { FailedAttempts } from '../limits/failed-attempts.ts';
import { readClientAddress } from './client-address.ts';
import { isLoopback, isLoopbackHost } from './loopback.ts';

/** Headers in which proxies say whom they ask for. */
const forwardingHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded'] as const;

/** What of a request decides whether it may read what is for the operator. */
export interface AuthorizationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request may read what is for the operator. Hidden: to this one there is nothing. Unauthorized: it
 * lacks the token. Too many tries: wrong tokens came from its address until nobody listens to it any more.
 */
export type AuthorizationResult = 'granted' | 'hidden' | 'unauthorized' | 'too-many-attempts';

/** Who may read. */
export interface AuthorizerOptions {
  /** What has to be said; undefined where programs on this machine may read, and nobody else. */
  readonly token: string | undefined;
  /** Whether the token may come as a password, as browsers send what they ask their person for. */
  readonly allowsBasicAuth: boolean;
  /** How many reverse proxies stand in front. */
  readonly trustedProxies: number;
}

/**
 * Decides who may read something that is for the operator: where there is a token, whoever has it, and nobody
 * else; where there is none, programs on this machine.
 */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #failedAttempts = new FailedAttempts();

  constructor(options: AuthorizerOptions) {
    this.#options = options;
  }

  authorize(visit: AuthorizationRequest): AuthorizationResult {
    const { token, allowsBasicAuth, trustedProxies } = this.#options;
    if (token === undefined) return isFromThisMachine(visit) ? 'granted' : 'hidden';
    const given = parseToken(visit.headers.authorization, allowsBasicAuth);
    // Nothing is said before the browser has asked its person: that is no try.
    if (given === undefined) return 'unauthorized';
    const address = readClientAddress(
      {
        remote: visit.socket.remoteAddress,
        forwarded: [visit.headers['x-forwarded-for']].flat().join(','),
      },
      trustedProxies,
    );
    const now = performance.now();
    if (!this.#failedAttempts.canAttempt(address, now)) return 'too-many-attempts';
    // Digests have one length, which the comparison demands, and say nothing of how much of a guess is right.
    if (timingSafeEqual(digest(given), digest(token))) return 'granted';
    this.#failedAttempts.recordFailure(address, now);
    return 'unauthorized';
  }
}

/**
 * True where a request comes from this machine. Behind a reverse proxy every connection does, so all
 * that is said of its way has to be loopback too. As that can only take the right away, it does not
 * matter whether the proxies are trusted or who wrote the header. The Host tells of proxies that say
 * nothing of themselves, and of websites whose name has been made to point to this machine.
 */
function isFromThisMachine({ headers, socket }: AuthorizationRequest): boolean {
  const forwardedAddresses = forwardingHeaders
    .flatMap((name) => headers[name] ?? [])
    .flatMap((list) => list.split(','));
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    forwardedAddresses.every((hop) => isLoopback(hop.trim())) &&
    isLoopbackHost(headers.host ?? '')
  );
}

/**
 * The token that a request brings: programs send it as it is (RFC 6750 section 2.1), browsers as the password
 * of a user, whose name does not matter (RFC 7617 section 2), where it is for people.
 */
function parseToken(
  authorization: string | undefined,
  allowsBasicAuth: boolean,
): string | undefined {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)$/.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic' || !allowsBasicAuth) return undefined;
  const [, password] = /^[^:]*:([^]*)$/.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  return password;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
