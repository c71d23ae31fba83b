import { cleanName } from '../names/display-name.ts';

/** What a link asks for besides the room: `?name=Ana&join=1`. */
export interface LinkParameters {
  /** The name to join with; null where the link says none. */
  readonly name: string | null;
  /** Whether to join without the lobby, as kiosks and tests do. */
  readonly join: boolean;
}

/** Reads what a link asks for. @param search the part of an address from `?` on */
export function readLinkParameters(search: string): LinkParameters {
  const query = new URLSearchParams(search);
  const name = cleanName(query.get('name') ?? '');
  return { name: name === '' ? null : name, join: query.get('join') === '1' };
}
