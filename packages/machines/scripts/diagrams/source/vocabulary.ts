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
import { plain } from './messages.ts';
import { everyNode, type Sources } from './sources.ts';

/** Where the vocabulary of a machine stands: the object that `setup` is called with. */
export function setupOf(files: ReadonlyMap<string, SourceFile>): ObjectLiteralExpression {
  for (const file of files.values()) {
    for (const node of everyNode(file)) {
      if (!isCallExpression(node) || node.expression.getText() !== 'setup') continue;
      const [first] = node.arguments;
      if (first !== undefined && isObjectLiteralExpression(first)) return first;
    }
  }
  throw new Error(`None of these calls setup: ${[...files.keys()].join(', ')}`);
}

/** The properties of an object that is written down, by name, as far as they are names and values. */
export function propertiesOf(object: Node | undefined): ReadonlyMap<string, Node> {
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
export function typeIn(setup: ObjectLiteralExpression, name: string): TypeNode | undefined {
  const stated = propertiesOf(propertiesOf(setup).get('types')).get(name);
  return stated !== undefined && isAsExpression(stated) ? stated.type : undefined;
}

/** The types of the events that a machine sends to itself. */
export function raisedIn(files: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const calls = [...files.values()]
    .flatMap(everyNode)
    .filter((node) => isCallExpression(node))
    .filter((node) => /(?:^|\.)raise$/.test(node.expression.getText()));
  const events = calls.flatMap(({ arguments: [event] }) => (event ? everyNode(event) : []));
  const types = events.map((node) => propertiesOf(node).get('type'));
  return new Set(types.flatMap((type) => (type && isStringLiteral(type) ? [type.text] : [])));
}

/** What a delay is for, and how long it is where the machine itself does not say. */
export interface DelayWords {
  readonly meaning: string;
  /** Empty where the function that computes it says nothing of what it returns. */
  readonly length: string;
}

/**
 * What the delays of a machine are for: from the comment above each, or, where it is computed, above the
 * function that does.
 */
export function delayWords(
  sources: Sources,
  setup: ObjectLiteralExpression,
): ReadonlyMap<string, DelayWords> {
  const { checker } = sources;
  const delays = propertiesOf(setup).get('delays');
  const type = delays && checker.getTypeAtLocation(delays);
  if (type === undefined) return new Map();
  const own = propertiesOf(delays);
  return new Map(
    checker.getPropertiesOfType(type).map((delay) => {
      const meaning = plain(checker.getDocumentationCommentOfSymbol(delay));
      const computed = own.get(delay.name);
      const words =
        meaning === '' && computed !== undefined ? functionWords(sources, computed) : null;
      return [delay.name, words ?? { meaning, length: '' }];
    }),
  );
}

function functionWords({ checker }: Sources, computed: Node): DelayWords | null {
  if (!isArrowFunction(computed)) return null;
  const called: Expression | undefined = everyNode(computed).find(isCallExpression)?.expression;
  const symbol = called && checker.getSymbolAtLocation(called);
  if (symbol === undefined) return null;
  const declared = checker.getAliasedSymbol(symbol);
  const returns = checker.getJsDocTagsOfSymbol(declared).find(({ name }) => name === 'returns');
  return {
    meaning: plain(checker.getDocumentationCommentOfSymbol(declared)),
    length: plain(returns?.text ?? ''),
  };
}
