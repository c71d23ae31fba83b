import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Tries } from '../limits/tries.ts';
import { clientAddress } from '../websocket/address.ts';
import { isLoopback, isLoopbackHost } from './loopback.ts';

/** Headers in which proxies say whom they ask for. */
const FORWARDING = ['x-forwarded-for', 'x-real-ip', 'forwarded'] as const;

/** What of a request decides whether it may read what is for the operator. */
export interface Visit {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request may read what is for the operator. Hidden: to this one there is nothing. Unauthorized: it
 * lacks the token. Too many tries: wrong tokens came from its address until nobody listens to it any more.
 */
export type Verdict = 'granted' | 'hidden' | 'unauthorized' | 'too-many-tries';

/** Who may read. */
export interface AccessOptions {
  /** What has to be said; undefined where programs on this machine may read, and nobody else. */
  readonly token: string | undefined;
  /** Whether the token may come as a password, as browsers send what they ask their person for. */
  readonly isForPeople: boolean;
  /** How many reverse proxies stand in front. */
  readonly trustedProxies: number;
}

/**
 * Decides who may read something that is for the operator: where there is a token, whoever has it, and nobody
 * else; where there is none, programs on this machine.
 */
export class Access {
  readonly #options: AccessOptions;
  readonly #tries = new Tries();

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  judge(visit: Visit): Verdict {
    const { token, isForPeople, trustedProxies } = this.#options;
    if (token === undefined) return isLocal(visit) ? 'granted' : 'hidden';
    const given = tokenIn(visit.headers.authorization, isForPeople);
    // Nothing is said before the browser has asked its person: that is no try.
    if (given === undefined) return 'unauthorized';
    const address = clientAddress(
      {
        remote: visit.socket.remoteAddress,
        forwarded: [visit.headers['x-forwarded-for']].flat().join(','),
      },
      trustedProxies,
    );
    const now = performance.now();
    if (!this.#tries.mayTry(address, now)) return 'too-many-tries';
    // Digests have one length, which the comparison demands, and say nothing of how much of a guess is right.
    if (timingSafeEqual(digest(given), digest(token))) return 'granted';
    this.#tries.failed(address, now);
    return 'unauthorized';
  }
}

/**
 * True where a request comes from this machine. Behind a reverse proxy every connection does, so all
 * that is said of its way has to be loopback too. As that can only take the right away, it does not
 * matter whether the proxies are trusted or who wrote the header. The Host tells of proxies that say
 * nothing of themselves, and of websites whose name has been made to point to this machine.
 */
function isLocal({ headers, socket }: Visit): boolean {
  const told = FORWARDING.flatMap((name) => headers[name] ?? []).flatMap((way) => way.split(','));
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    told.every((hop) => isLoopback(hop.trim())) &&
    isLoopbackHost(headers.host ?? '')
  );
}

/**
 * The token that a request brings: programs send it as it is (RFC 6750 section 2.1), browsers as the password
 * of a user, whose name does not matter (RFC 7617 section 2), where it is for people.
 */
function tokenIn(authorization: string | undefined, isForPeople: boolean): string | undefined {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)$/.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic' || !isForPeople) return undefined;
  const [, password] = /^[^:]*:([^]*)$/.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  return password;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
