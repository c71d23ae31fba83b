import type { Plugin } from 'vite';

/** A node of a syntax tree. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** All nodes of a syntax tree. */
function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of Object.values<unknown>({ ...node }).flat()) {
    if (isNode(child)) yield* walk(child);
  }
}

/** True for `description: 'text'` in an object. */
const isDescription = (node: Node): boolean =>
  node.type === 'Property' &&
  'key' in node &&
  isNode(node.key) &&
  'name' in node.key &&
  node.key.name === 'description' &&
  'value' in node &&
  isNode(node.value) &&
  (node.value.type === 'Literal' || node.value.type === 'TemplateLiteral');

/**
 * Removes the descriptions of states from the machines. A call does not need them, and whoever displays them reads
 * them from packages/machines/descriptions.
 */
export function withoutDescriptions(): Plugin {
  return {
    name: 'visavis:without-descriptions',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\/packages\/machines\/src\// },
      handler(code) {
        const found = [...walk(this.parse(code))].filter(isDescription);
        const shortened = found.toReversed().reduce((text, { start, end }) => {
          const hasComma = text[end] === ',';
          return text.slice(0, start) + text.slice(hasComma ? end + 1 : end);
        }, code);
        return found.length === 0 ? null : { code: shortened, map: null };
      },
    },
  };
}
