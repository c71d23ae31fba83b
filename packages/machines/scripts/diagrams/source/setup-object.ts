import type {
  Expression,
  Node,
  ObjectLiteralExpression,
  SourceFile,
  TypeNode,
} from 'typescript/unstable/ast';
import {
  isArrowFunction,
  isAsExpression,
  isCallExpression,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { plainComment } from './message-types.ts';
import { allNodes, type Sources } from './source-files.ts';

/** Where the vocabulary of a machine stands: the object that `setup` is called with. */
export function findSetupObject(files: ReadonlyMap<string, SourceFile>): ObjectLiteralExpression {
  for (const file of files.values()) {
    for (const node of allNodes(file)) {
      if (!isCallExpression(node) || node.expression.getText() !== 'setup') continue;
      const [first] = node.arguments;
      if (first !== undefined && isObjectLiteralExpression(first)) return first;
    }
  }
  throw new Error(`None of these calls setup: ${[...files.keys()].join(', ')}`);
}

/** The properties of an object that is written down, by name, as far as they are names and values. */
export function readProperties(object: Node | undefined): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  if (object === undefined || !isObjectLiteralExpression(object)) return found;
  for (const property of object.properties) {
    if (isShorthandPropertyAssignment(property)) found.set(property.name.getText(), property);
    if (!isPropertyAssignment(property)) continue;
    const { name, initializer } = property;
    found.set(name.getText().replaceAll(/^'|'$/g, ''), initializer);
  }
  return found;
}

/** A type that `setup` is told of as `{} as Type`. */
export function findSetupType(setup: ObjectLiteralExpression, name: string): TypeNode | undefined {
  const stated = readProperties(readProperties(setup).get('types')).get(name);
  return stated !== undefined && isAsExpression(stated) ? stated.type : undefined;
}

/** The types of the events that a machine sends to itself. */
export function findRaisedTypes(files: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const calls = [...files.values()]
    .flatMap(allNodes)
    .filter((node) => isCallExpression(node))
    .filter((node) => /(?:^|\.)raise$/.test(node.expression.getText()));
  const events = calls.flatMap(({ arguments: [event] }) => (event ? allNodes(event) : []));
  const types = events.map((node) => readProperties(node).get('type'));
  return new Set(types.flatMap((type) => (type && isStringLiteral(type) ? [type.text] : [])));
}

/** What a delay is for, and how long it is where the machine itself does not say. */
export interface DelayDescription {
  readonly comment: string;
  /** Empty where the function that computes it says nothing of what it returns. */
  readonly length: string;
}

/**
 * What the delays of a machine are for: from the comment above each, or, where it is computed, above the
 * function that does.
 */
export function readDelays(
  sources: Sources,
  setup: ObjectLiteralExpression,
): ReadonlyMap<string, DelayDescription> {
  const { checker } = sources;
  const delays = readProperties(setup).get('delays');
  const type = delays && checker.getTypeAtLocation(delays);
  if (type === undefined) return new Map();
  const own = readProperties(delays);
  return new Map(
    checker.getPropertiesOfType(type).map((delay) => {
      const comment = plainComment(checker.getDocumentationCommentOfSymbol(delay));
      const computed = own.get(delay.name);
      const words =
        comment === '' && computed !== undefined ? describeDelayFunction(sources, computed) : null;
      return [delay.name, words ?? { comment: comment, length: '' }];
    }),
  );
}

function describeDelayFunction({ checker }: Sources, computed: Node): DelayDescription | null {
  if (!isArrowFunction(computed)) return null;
  const called: Expression | undefined = allNodes(computed).find(isCallExpression)?.expression;
  const symbol = called && checker.getSymbolAtLocation(called);
  if (symbol === undefined) return null;
  const declared = checker.getAliasedSymbol(symbol);
  const returns = checker.getJsDocTagsOfSymbol(declared).find(({ name }) => name === 'returns');
  return {
    comment: plainComment(checker.getDocumentationCommentOfSymbol(declared)),
    length: plainComment(returns?.text ?? ''),
  };
}
