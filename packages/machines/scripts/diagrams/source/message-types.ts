import type { Node, TypeNode } from 'typescript/unstable/ast';
import {
  isInterfaceDeclaration,
  isPropertySignatureDeclaration,
  isTypeAliasDeclaration,
} from 'typescript/unstable/ast/is';
import type { Type } from 'typescript/unstable/sync';
import { ancestorNodes, type Sources } from './source-files.ts';
import { commentAbove, formatShape, plainComment } from './source-text.ts';

/** One member of a union of messages. */
export interface Message {
  /** All possible values of its `type`. */
  readonly names: readonly string[];
  /** Its other properties, in TypeScript; empty if there are none. */
  readonly shape: string;
  /** The comment above it; empty if there is none. */
  readonly comment: string;
}

/** Messages that are declared together. */
export interface MessageGroup {
  /** The type that they are declared in. */
  readonly name: string;
  readonly comment: string;
  /** False if XState declares it. */
  readonly isOurs: boolean;
  readonly messages: readonly Message[];
}

function namesOf(type: Type | undefined): string[] {
  if (type === undefined) return [];
  if (type.isUnionType()) return type.getTypes().flatMap(namesOf).toSorted();
  return type.isStringLiteralType() ? [type.value] : [];
}

/** The names of a message. An open template literal has a `*` for each part that is not known. */
function messageNames(type: Type | undefined, declared: string): string[] {
  const names = namesOf(type);
  return names.length > 0
    ? names
    : [declared.replaceAll(/^`|`$/g, '').replaceAll(/\$\{\w+\}/g, '*')];
}

/** A message group with the position of its declaration, for sorting. */
interface MessageGroupSource extends MessageGroup {
  readonly path: string;
  readonly position: number;
}

/**
 * Reads the messages of a discriminated union with the discriminant `type`.
 *
 * @param folder of the machine; groups that are declared in it come first
 */
export function readMessageGroups(
  sources: Sources,
  node: TypeNode,
  folder: string,
): MessageGroup[] {
  const { checker } = sources;
  const union = checker.getTypeAtLocation(node);
  const members = union?.isUnionType() ? union.getTypes() : union === undefined ? [] : [union];
  const groups = new Map<
    string,
    { group: MessageGroupSource; found: { position: number; message: Message }[] }
  >();
  for (const member of members) {
    const discriminant = checker.getPropertyOfType(member, 'type');
    const [declared] = sources.declarations(discriminant);
    if (discriminant === undefined || declared === undefined) {
      throw new Error(`${node.getText()} has a member without the property type.`);
    }
    const group = findMessageGroup(sources, declared);
    const message = readMessage(declared, checker.getTypeOfSymbol(discriminant));
    const found = groups.get(group.name)?.found ?? [];
    found.push({ position: declared.pos, message });
    groups.set(group.name, { group, found });
  }
  const rank = ({ path, isOurs }: MessageGroupSource) =>
    path.startsWith(`${folder}/`) ? 0 : isOurs ? 1 : 2;
  return [...groups.values()]
    .toSorted(
      ({ group: one }, { group: other }) =>
        rank(one) - rank(other) ||
        one.path.localeCompare(other.path, 'en') ||
        one.position - other.position,
    )
    .map(({ group: { name, comment, isOurs }, found }) => ({
      name,
      comment,
      isOurs,
      messages: found
        .toSorted((one, other) => one.position - other.position)
        .map(({ message }) => message),
    }));
}

/** The type in which a message is declared. */
function findMessageGroup(sources: Sources, declared: Node): MessageGroupSource {
  const declaration = ancestorNodes(declared).find(
    (each) => isTypeAliasDeclaration(each) || isInterfaceDeclaration(each),
  );
  if (declaration === undefined) throw new Error(`${declared.getText()} is not in a named type.`);
  const path = sources.pathOf(declaration.getSourceFile());
  const docComment = sources.checker.getDocumentationCommentOfSymbol(
    symbolOf(sources, declaration.name),
  );
  const isOurs = !path.startsWith('node_modules/');
  const comment = isOurs ? plainComment(docComment) : 'Declared by XState.';
  return {
    name: declaration.name.text,
    comment,
    isOurs,
    messages: [],
    path,
    position: declaration.pos,
  };
}

function symbolOf({ checker }: Sources, node: Node) {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) throw new Error(`The compiler knows no symbol ${node.getText()}.`);
  return symbol;
}

function readMessage(discriminant: Node, type: Type | undefined): Message {
  const { parent } = discriminant;
  const declared = isPropertySignatureDeclaration(discriminant)
    ? (discriminant.type?.getText() ?? '')
    : '';
  const names = messageNames(type, declared);
  return {
    names,
    shape: formatShape(parent, discriminant),
    comment: parent === undefined || isInterfaceDeclaration(parent) ? '' : commentAbove(parent),
  };
}
