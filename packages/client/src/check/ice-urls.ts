import type { IceServer } from '@visavis/protocol';

/** By what a browser reaches a TURN server. */
export type TurnTransport = 'udp' | 'tcp' | 'tls';

/** The most servers of one sort that are asked. */
const maxServers = 4;

/** How a TURN server is reached by its URL (RFC 7065); null for a way that no browser goes, or another server. */
function parseTransport(url: string): TurnTransport | null {
  const asked = new URLSearchParams(url.split('?')[1] ?? '').get('transport');
  if (/^turns:/i.test(url)) return asked === 'udp' ? null : 'tls';
  if (!/^turn:/i.test(url)) return null;
  return asked === 'tcp' ? 'tcp' : 'udp';
}

/** The host in the URL of an ICE server. */
export const parseHost = (url: string): string =>
  /^\w+:(\[[^\]]*\]|[^:?]*)/.exec(url)?.[1]?.toLowerCase() ?? '';

/** The URLs of the STUN servers that answer over UDP. */
export const selectStunUrls = (servers: readonly IceServer[]): readonly string[] =>
  servers
    .flatMap(({ urls }) => urls)
    .filter((url) => /^stun:/i.test(url))
    .slice(0, maxServers);

/** The TURN servers that are reached by these transports, each without its other URLs. */
export const selectTurnServers = (
  servers: readonly IceServer[],
  transports: readonly TurnTransport[],
): RTCIceServer[] =>
  servers
    .map(({ urls, username, credential }) => ({
      urls: urls.filter((url) => {
        const transport = parseTransport(url);
        return transport !== null && transports.includes(transport);
      }),
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    }))
    .filter(({ urls }) => urls.length > 0)
    .slice(0, maxServers);
