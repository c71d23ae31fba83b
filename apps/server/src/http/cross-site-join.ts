import type { IncomingMessage } from 'node:http';

/**
 * Protects the `join` parameter of a room's link from other websites. `join` opens camera and microphone at
 * once where they were permitted before. It is meant for the user's own links and for kiosks, not for any
 * website that can navigate a browser. The browser reports where a navigation comes from (Fetch Metadata,
 * section 2); an address that was typed or bookmarked comes from nowhere.
 *
 * @returns the address to redirect to, without `join`; undefined where no redirect is needed
 */
export function redirectCrossSiteJoin({
  url = '/',
  headers,
}: Pick<IncomingMessage, 'url' | 'headers'>): string | undefined {
  if (headers['sec-fetch-site'] !== 'cross-site') return undefined;
  if (headers['sec-fetch-mode'] !== 'navigate') return undefined;
  const [path = '/', ...rest] = url.split('?');
  const query = new URLSearchParams(rest.join('?'));
  if (!query.has('join')) return undefined;
  query.delete('join');
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
