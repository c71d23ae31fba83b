import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback, isLoopbackHost } from '../http/loopback.ts';

/** Headers in which proxies say whom they ask for. */
const FORWARDING = ['x-forwarded-for', 'x-real-ip', 'forwarded'] as const;

/** What of a request decides whether it may read the metrics. */
export interface Visit {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Whether a request may read the metrics: where there is a token, whoever has it, and nobody else;
 * where there is none, programs on this machine.
 */
export function mayRead(visit: Visit, token: string | undefined): boolean {
  return token === undefined ? isLocal(visit) : hasToken(visit, token);
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

/** RFC 6750 section 2.1. */
function hasToken({ headers }: Visit, token: string): boolean {
  const [, given] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  // Digests have one length, which the comparison demands, and say nothing of how much of a guess is right.
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
