import type { IncomingMessage } from 'node:http';

/**
 * Where a visit is to be sent instead that another website makes of its visitor. `join` in a link opens
 * camera and microphone before anything is drawn, if they were allowed once: that is for people's own
 * links and for kiosks, not for whoever can make a browser go to an address. The browser itself says where
 * a navigation comes from (Fetch Metadata, section 2); one that is typed or bookmarked comes from nowhere.
 *
 * @returns the same address without `join`; undefined where the visit is in order
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
