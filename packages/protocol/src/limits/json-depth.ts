const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Whether arrays and objects contain each other more often than allowed. Not recursive, so that no nesting
 * exhausts the stack; every later step may be recursive.
 *
 * @param value parsed from JSON, and of limited size
 * @param maxDepth 1 for a flat array or object
 */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  let level: readonly object[] = isNested(value) ? [value] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === maxDepth) return true;
    // Every message is checked, so only what is nested is collected.
    const next: object[] = [];
    for (const container of level) {
      const parts: readonly unknown[] = Object.values(container);
      for (const part of parts) if (isNested(part)) next.push(part);
    }
    level = next;
  }
  return false;
}
