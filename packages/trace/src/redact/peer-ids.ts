/** The format of a peer id. */
const peerIdPattern = /^[A-Za-z0-9_-]{22}$/;

/** Whether a text has the format of a peer id. */
export const isPeerIdLike = (text: string): boolean => peerIdPattern.test(text);

/**
 * Creates a pseudonym for each peer id. The pseudonyms are valid peer ids in the same order, because the
 * machines compare peer ids to assign roles.
 */
export function createPeerIdPseudonyms(ids: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].toSorted();
  const digits = 22 - 'peer-'.length;
  return new Map(sorted.map((id, n) => [id, `peer-${String(n + 1).padStart(digits, '0')}`]));
}
