import { cleanName } from '../names/display-name.ts';

/** The parameters of a link to a room: `?name=Ana&join=1`. */
export interface LinkParameters {
  /** The name to join with; null if the link has none. */
  readonly name: string | null;
  /** Whether to skip the lobby, as kiosks and tests do. */
  readonly join: boolean;
}

/** @param search the query of the address, from `?` on */
export function readLinkParameters(search: string): LinkParameters {
  const query = new URLSearchParams(search);
  const name = cleanName(query.get('name') ?? '');
  return { name: name === '' ? null : name, join: query.get('join') === '1' };
}
