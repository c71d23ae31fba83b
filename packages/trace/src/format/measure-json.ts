/** The extent of a value that was parsed from JSON. */
export interface JsonExtent {
  /** How many arrays and objects contain each other. */
  readonly depth: number;
  /** The length of the longest text or property name. */
  readonly longestText: number;
}

/**
 * Measures a value without recursion, so that no nesting can exhaust the stack.
 * @param maxDepth what is nested more deeply is not measured
 */
export function measureJson(root: unknown, maxDepth: number): JsonExtent {
  let depth = 0;
  let longestText = 0;
  let level: object[] = typeof root === 'object' && root !== null ? [root] : [];
  if (typeof root === 'string') longestText = root.length;
  while (level.length > 0 && depth <= maxDepth) {
    depth += 1;
    const next: object[] = [];
    for (const container of level) {
      for (const key of Object.keys(container)) {
        const inner: unknown = Reflect.get(container, key);
        longestText = Math.max(longestText, key.length);
        if (typeof inner === 'string') longestText = Math.max(longestText, inner.length);
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
    }
    level = next;
  }
  return { depth, longestText };
}
