import type { Node, TypeNode } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isTypeAliasDeclaration,
  isTypeReferenceNode,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import type { MessageGroup } from './message-types.ts';
import { readProperties } from './setup-object.ts';
import { allNodes, type Sources } from './source-files.ts';
import { commentAbove, formatShape, plainComment } from './source-text.ts';

/**
 * Reads the commands of a type such as `ServerCommand`, which is derived from an object: `CommandOf<typeof
 * serverCommands>`. Undefined if the type is not derived so.
 */
export function readDeclaredCommands(sources: Sources, type: TypeNode): MessageGroup | undefined {
  const alias = findAlias(sources, type);
  if (alias === undefined || !isTypeAliasDeclaration(alias)) return undefined;
  const object = /^CommandOf<typeof (\w+)>$/.exec(alias.type.getText())?.[1];
  const declaration = allNodes(alias.getSourceFile()).find(
    (node) => isVariableDeclaration(node) && node.name.getText() === object,
  );
  if (declaration === undefined || !isVariableDeclaration(declaration)) return undefined;
  const symbol = sources.checker.getSymbolAtLocation(declaration.name);
  const commands = [...readProperties(declaration.initializer)];
  return {
    name: alias.name.text,
    comment:
      symbol === undefined
        ? ''
        : plainComment(sources.checker.getDocumentationCommentOfSymbol(symbol)),
    isOurs: true,
    messages: commands.map(([name, value]) => ({
      names: [name],
      shape: isCallExpression(value) ? formatShape(value.typeArguments?.[0]) : '',
      comment: value.parent === undefined ? '' : commentAbove(value.parent),
    })),
  };
}

function findAlias({ checker, declarations }: Sources, type: TypeNode): Node | undefined {
  if (!isTypeReferenceNode(type)) return undefined;
  const symbol = checker.getSymbolAtLocation(type.typeName);
  const [here] = declarations(symbol);
  if (symbol === undefined || here === undefined || isTypeAliasDeclaration(here)) return here;
  return declarations(checker.getAliasedSymbol(symbol))[0];
}
