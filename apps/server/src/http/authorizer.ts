import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { FailedAttempts } from '../limits/failed-attempts.ts';
import { readClientAddress } from './client-address.ts';
import { isLoopback, isLoopbackHost } from './loopback.ts';

/** Headers that proxies add to a request. */
const forwardingHeader =
  /^(?:forwarded|via|x-(?:forwarded|real|client|original)-|cf-|true-client-ip$)/;

/** The parts of a request that decide whether it is authorized. */
export interface AuthorizationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request may read an operator resource. `hidden`: respond as if there were no such resource.
 * `unauthorized`: the token is missing or wrong. `too-many-attempts`: so many wrong tokens came from the
 * request's address that the token is not looked at.
 */
export type AuthorizationResult = 'granted' | 'hidden' | 'unauthorized' | 'too-many-attempts';

/** Who is authorized. */
export interface AuthorizerOptions {
  /** Undefined: only programs on this machine are authorized. */
  readonly token: string | undefined;
  /** Whether the server is configured for the internet. Then nobody is authorized without a token. */
  readonly isPublic: boolean;
  /** Whether the token may also be the password of basic authentication, which browsers ask for. */
  readonly allowsBasicAuth: boolean;
  /** How many reverse proxies are in front. */
  readonly trustedProxies: number;
}

/**
 * Decides who may read an operator resource: with a token, whoever has it; without one, programs on this
 * machine.
 */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #failedAttempts = new FailedAttempts();

  constructor(options: AuthorizerOptions) {
    this.#options = options;
  }

  authorize(request: AuthorizationRequest): AuthorizationResult {
    const { token, isPublic, allowsBasicAuth, trustedProxies } = this.#options;
    if (token === undefined) return !isPublic && isFromThisMachine(request) ? 'granted' : 'hidden';
    const given = parseToken(request.headers.authorization, allowsBasicAuth);
    // A browser sends its first request without credentials: that is not a failed attempt.
    if (given === undefined) return 'unauthorized';
    const address = readClientAddress(
      {
        remote: request.socket.remoteAddress,
        forwarded: [request.headers['x-forwarded-for']].flat().join(','),
      },
      trustedProxies,
    );
    const now = performance.now();
    if (!this.#failedAttempts.canAttempt(address, now)) return 'too-many-attempts';
    // timingSafeEqual needs equal lengths, which digests have. They also hide how much of a guess is right.
    if (timingSafeEqual(digest(given), digest(token))) return 'granted';
    this.#failedAttempts.recordFailure(address, now);
    return 'unauthorized';
  }
}

/**
 * True where a request comes from this machine. Behind a reverse proxy every connection does, so a request with a
 * header of a proxy does not count. The Host header reveals proxies that add none, and DNS rebinding. A proxy that
 * adds no header and changes Host cannot be told apart: such a server has to be configured as public.
 */
function isFromThisMachine({ headers, socket }: AuthorizationRequest): boolean {
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopbackHost(headers.host ?? '') &&
    !Object.keys(headers).some((name) => forwardingHeader.test(name))
  );
}

/**
 * The token of a request: a bearer token (RFC 6750 section 2.1), or where allowed the password of any user in
 * basic authentication (RFC 7617 section 2).
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
