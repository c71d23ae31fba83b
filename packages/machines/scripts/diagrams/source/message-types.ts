import type { Node, TypeNode } from 'typescript/unstable/ast';
import {
  isInterfaceDeclaration,
  isPropertySignatureDeclaration,
  isTypeAliasDeclaration,
} from 'typescript/unstable/ast/is';
import type { Type } from 'typescript/unstable/sync';
import { code } from '../markdown.ts';
import { ancestorNodes, type Sources } from './source-files.ts';

/** Names that one message can have before their parts say it better. */
const maxListedNames = 12;

/** One kind of message, as its type tells it. */
export interface Message {
  /** Its `type`, or all that it can be. */
  readonly names: readonly string[];
  /** What it carries, in TypeScript; empty where there is nothing. */
  readonly shape: string;
  /** The comment above it; empty where there is none. */
  readonly comment: string;
}

/** Messages that are declared together. */
export interface MessageGroup {
  /** The type that they are declared in. */
  readonly name: string;
  readonly comment: string;
  /** False where XState made it. */
  readonly isOurs: boolean;
  readonly messages: readonly Message[];
}

/** The text of a comment's inside, in one line. */
export const plainComment = (comment: string): string =>
  comment
    .replaceAll(/^\s*\*/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The comment right above a member of a union: also before its bar, where the compiler does not look for it. */
function commentAbove(node: Node): string {
  const before = node.getSourceFile().text.slice(0, node.getStart());
  return plainComment(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*\|?\s*$/.exec(before)?.[1] ?? '');
}

function namesOf(type: Type | undefined): string[] {
  if (type === undefined) return [];
  if (type.isUnionType()) return type.getTypes().flatMap(namesOf).toSorted();
  return type.isStringLiteralType() ? [type.value] : [];
}

/** The names of a message; made of texts only known when it is sent, they have a star for these. */
function messageNames(type: Type | undefined, declared: string): string[] {
  const names = namesOf(type);
  return names.length > 0
    ? names
    : [declared.replaceAll(/^`|`$/g, '').replaceAll(/\$\{\w+\}/g, '*')];
}

/**
 * Names as text. Where they are many, and are all that can be put together of a first and a second part, these
 * parts say it; that is looked at, so that no name stands there that does not exist.
 */
export function formatNames(names: readonly string[]): string {
  const parts = names.map((name) => name.split('.'));
  const heads = [...new Set(parts.map(([head = '']) => head))];
  const tails = [...new Set(parts.map(([, ...tail]) => `.${tail.join('.')}`))];
  const isProduct = names.length === heads.length * tails.length;
  if (names.length <= maxListedNames || !isProduct) return code(names);
  return `each of (${code(heads)}) with each of (${code(tails)})`;
}

/** Where a dialect is declared: what sorts them, those of the folder asked for first. */
interface MessageGroupSource extends MessageGroup {
  readonly path: string;
  readonly at: number;
}

/**
 * Reads the messages of a union of objects that tell themselves apart by `type`.
 * @param folder of the machine: what is declared in it comes first, then what is declared in others
 */
export function readMessageGroups(
  sources: Sources,
  node: TypeNode,
  folder: string,
): MessageGroup[] {
  const { checker } = sources;
  const whole = checker.getTypeAtLocation(node);
  const members = whole?.isUnionType() ? whole.getTypes() : whole === undefined ? [] : [whole];
  const homes = new Map<
    string,
    { home: MessageGroupSource; found: { at: number; message: Message }[] }
  >();
  for (const member of members) {
    const tag = checker.getPropertyOfType(member, 'type');
    const [declared] = sources.declarations(tag);
    if (tag === undefined || declared === undefined) {
      throw new Error(`${node.getText()} has a member without a type of its own.`);
    }
    const home = findMessageGroup(sources, declared);
    const each = { at: declared.pos, message: messageOf(declared, checker.getTypeOfSymbol(tag)) };
    const known = homes.get(home.name);
    if (known === undefined) homes.set(home.name, { home, found: [each] });
    else known.found.push(each);
  }
  const foreign = ({ path, isOurs }: MessageGroupSource) =>
    path.startsWith(`${folder}/`) ? 0 : isOurs ? 1 : 2;
  return [...homes.values()]
    .toSorted(
      ({ home: one }, { home: other }) =>
        foreign(one) - foreign(other) ||
        one.path.localeCompare(other.path, 'en') ||
        one.at - other.at,
    )
    .map(({ home: { name, comment, isOurs }, found }) => ({
      name,
      comment,
      isOurs,
      messages: found.toSorted((one, other) => one.at - other.at).map(({ message }) => message),
    }));
}

/** The type in which a message is declared. */
function findMessageGroup(sources: Sources, declared: Node): MessageGroupSource {
  const home = ancestorNodes(declared).find(
    (each) => isTypeAliasDeclaration(each) || isInterfaceDeclaration(each),
  );
  if (home === undefined) throw new Error(`${declared.getText()} is declared nowhere.`);
  const path = sources.pathOf(home.getSourceFile());
  const said = sources.checker.getDocumentationCommentOfSymbol(symbolOf(sources, home.name));
  const isOurs = !path.startsWith('node_modules/');
  const comment = isOurs ? plainComment(said) : 'Made by XState.';
  return { name: home.name.text, comment, isOurs, messages: [], path, at: home.pos };
}

function symbolOf({ checker }: Sources, node: Node) {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) throw new Error(`${node.getText()} is unknown to the compiler.`);
  return symbol;
}

function messageOf(tag: Node, type: Type | undefined): Message {
  const { parent } = tag;
  const properties: string[] = [];
  parent?.forEachChild((property) => {
    if (!isPropertySignatureDeclaration(property) || property === tag) return;
    properties.push(
      property
        .getText()
        .replaceAll(/\breadonly /g, '')
        .replaceAll(/\s+/g, ' ')
        .replace(/;$/, ''),
    );
  });
  const declared = isPropertySignatureDeclaration(tag) ? (tag.type?.getText() ?? '') : '';
  const names = messageNames(type, declared);
  return {
    names,
    shape: properties.join(', '),
    comment: parent === undefined || isInterfaceDeclaration(parent) ? '' : commentAbove(parent),
  };
}
