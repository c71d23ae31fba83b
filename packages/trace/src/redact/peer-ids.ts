/** The form of a person's id. A session secret has the same, and cannot be told from it. */
const peerIdPattern = /^[A-Za-z0-9_-]{22}$/;

export const isPeerIdLike = (text: string): boolean => peerIdPattern.test(text);

/**
 * Stand-ins for people's ids. The machines compare them, and the larger one has its rights: so these are
 * ids themselves, in the same order.
 */
export function createPeerIdPseudonyms(ids: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].toSorted();
  const digits = 22 - 'peer-'.length;
  return new Map(sorted.map((id, n) => [id, `peer-${String(n + 1).padStart(digits, '0')}`]));
}
