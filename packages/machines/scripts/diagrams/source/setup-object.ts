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
import { allNodes, type Sources } from './source-files.ts';
import { plainComment } from './source-text.ts';

/** Finds the object that a machine passes to `setup`. */
export function findSetupObject(files: ReadonlyMap<string, SourceFile>): ObjectLiteralExpression {
  for (const file of files.values()) {
    for (const node of allNodes(file)) {
      if (!isCallExpression(node) || node.expression.getText() !== 'setup') continue;
      const [first] = node.arguments;
      if (first !== undefined && isObjectLiteralExpression(first)) return first;
    }
  }
  throw new Error(`None of these files calls setup: ${[...files.keys()].join(', ')}`);
}

/** The properties of an object literal by name. */
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

/** A type that is passed to `setup` as `{} as Type`. */
export function findSetupType(setup: ObjectLiteralExpression, name: string): TypeNode | undefined {
  const value = readProperties(readProperties(setup).get('types')).get(name);
  return value !== undefined && isAsExpression(value) ? value.type : undefined;
}

/** The types of the events that a machine raises itself. */
export function findRaisedTypes(files: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const calls = [...files.values()]
    .flatMap(allNodes)
    .filter((node) => isCallExpression(node))
    .filter((node) => /(?:^|\.)raise$/.test(node.expression.getText()));
  const events = calls.flatMap(({ arguments: [event] }) => (event ? allNodes(event) : []));
  const types = events.map((node) => readProperties(node).get('type'));
  return new Set(types.flatMap((type) => (type && isStringLiteral(type) ? [type.text] : [])));
}

/** The comment of a delay, and its length if it is computed. */
export interface DelayDescription {
  readonly comment: string;
  /** From @returns of the function that computes the delay; empty if there is none. */
  readonly length: string;
}

/** Reads the comment of each delay, or of the function that computes it. */
export function readDelays(
  sources: Sources,
  setup: ObjectLiteralExpression,
): ReadonlyMap<string, DelayDescription> {
  const { checker } = sources;
  const delays = readProperties(setup).get('delays');
  const type = delays && checker.getTypeAtLocation(delays);
  if (type === undefined) return new Map();
  const values = readProperties(delays);
  return new Map(
    checker.getPropertiesOfType(type).map((delay) => {
      const comment = plainComment(checker.getDocumentationCommentOfSymbol(delay));
      const computed = values.get(delay.name);
      const computedDescription =
        comment === '' && computed !== undefined ? describeDelayFunction(sources, computed) : null;
      return [delay.name, computedDescription ?? { comment, length: '' }];
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
