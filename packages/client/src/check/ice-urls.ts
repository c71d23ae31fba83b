import type { IceServer } from '@visavis/protocol';

/** The transport between a browser and a TURN server. */
export type TurnTransport = 'udp' | 'tcp' | 'tls';

/** The most servers of one kind that are checked. */
const maxServers = 4;

/** The transport in the URL of a TURN server (RFC 7065); null for other servers, and for DTLS over UDP. */
function parseTransport(url: string): TurnTransport | null {
  const parameter = new URLSearchParams(url.split('?')[1] ?? '').get('transport');
  if (/^turns:/i.test(url)) return parameter === 'udp' ? null : 'tls';
  if (!/^turn:/i.test(url)) return null;
  return parameter === 'tcp' ? 'tcp' : 'udp';
}

/** The host in the URL of an ICE server. */
export const parseHost = (url: string): string =>
  /^\w+:(\[[^\]]*\]|[^:?]*)/.exec(url)?.[1]?.toLowerCase() ?? '';

/** The URLs of the STUN servers over UDP. */
export const selectStunUrls = (servers: readonly IceServer[]): readonly string[] =>
  servers
    .flatMap(({ urls }) => urls)
    .filter((url) => /^stun:/i.test(url))
    .slice(0, maxServers);

/** The TURN servers with these transports. URLs with other transports are left out. */
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
