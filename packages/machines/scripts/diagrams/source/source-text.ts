import type { Node } from 'typescript/unstable/ast';
import { isPropertySignatureDeclaration } from 'typescript/unstable/ast/is';

/** The text inside a comment, on one line. */
export const plainComment = (comment: string): string =>
  comment
    .replaceAll(/^\s*\*/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The comment above a member of a union, also before its `|`, where the compiler does not look for it. */
export function commentAbove(node: Node): string {
  const before = node.getSourceFile().text.slice(0, node.getStart());
  return plainComment(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*\|?\s*$/.exec(before)?.[1] ?? '');
}

/** The properties of a type literal as text, without one of them. */
export function formatShape(literal: Node | undefined, omitted?: Node): string {
  const properties: string[] = [];
  literal?.forEachChild((property) => {
    if (!isPropertySignatureDeclaration(property) || property === omitted) return;
    properties.push(
      property
        .getText()
        .replaceAll(/\breadonly /g, '')
        .replaceAll(/\s+/g, ' ')
        .replace(/;$/, ''),
    );
  });
  return properties.join(', ');
}
