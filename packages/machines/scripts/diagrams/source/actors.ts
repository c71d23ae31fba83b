import type { Node, ObjectLiteralExpression, SourceFile, TypeNode } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isFunctionDeclaration,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { ancestorNodes, allNodes, type Sources } from './source-files.ts';
import { plainComment } from './source-text.ts';
import { readProperties, findSetupObject, findSetupType } from './setup-object.ts';

/** An actor that a machine starts, as its sources declare it. */
export interface ActorDeclaration {
  readonly name: string;
  /** The id of the machine, or null if the actor is not a machine. */
  readonly machine: string | null;
  /** Empty if it has none. */
  readonly comment: string;
  /** The type of its input, if it has one. */
  readonly input: TypeNode | undefined;
  /** The type of its commands, if it is not a machine. */
  readonly commands: TypeNode | undefined;
  /** The actions that spawn it. */
  readonly startedBy: readonly string[];
}

/** Reads the actors that a machine starts. */
export function readActors(
  sources: Sources,
  setup: ObjectLiteralExpression,
  files: ReadonlyMap<string, SourceFile>,
): ActorDeclaration[] {
  return [...readProperties(readProperties(setup).get('actors'))].map(([name, value]) => {
    const declaration = findDeclaration(sources, value);
    const startedBy = findSpawningActions(name, files);
    const path = sources.pathOf(declaration.getSourceFile());
    const machine = /^packages\/machines\/src\/(\w+)\/machine\.ts$/.exec(path)?.[1] ?? null;
    if (machine !== null) {
      const input = findSetupType(
        findSetupObject(sources.folder(`packages/machines/src/${machine}`)),
        'input',
      );
      return { name, machine, comment: '', input, commands: undefined, startedBy };
    }
    const logic = isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const [commands, input] = (logic && isCallExpression(logic) && logic.typeArguments) || [];
    return {
      name,
      machine,
      comment: docCommentOf(sources, declaration),
      input,
      commands,
      startedBy,
    };
  });
}

function findDeclaration({ checker, declarations }: Sources, value: Node): Node {
  const symbol = isShorthandPropertyAssignment(value)
    ? checker.getShorthandAssignmentValueSymbol(value)
    : checker.getSymbolAtLocation(value);
  const [here] = declarations(symbol);
  const [declaration = here] =
    symbol === undefined || (here !== undefined && isVariableDeclaration(here))
      ? [here]
      : declarations(checker.getAliasedSymbol(symbol));
  if (declaration === undefined) throw new Error(`${value.getText()} has no declaration.`);
  return declaration;
}

/** The comment above a declaration. */
function docCommentOf({ checker }: Sources, declaration: Node): string {
  const isNamed = isVariableDeclaration(declaration) || isFunctionDeclaration(declaration);
  const name = isNamed ? declaration.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  return symbol === undefined ? '' : plainComment(checker.getDocumentationCommentOfSymbol(symbol));
}

/** The names of the actions in which an actor is spawned. */
function findSpawningActions(name: string, files: ReadonlyMap<string, SourceFile>): string[] {
  return [...files.values()].flatMap(allNodes).flatMap((node) => {
    if (!isCallExpression(node) || !node.expression.getText().endsWith('spawnChild')) return [];
    const [first] = node.arguments;
    if (first === undefined || !isStringLiteral(first) || first.text !== name) return [];
    const action = ancestorNodes(node).find(
      (each) =>
        isPropertyAssignment(each) &&
        each.parent?.parent !== undefined &&
        isPropertyAssignment(each.parent.parent) &&
        each.parent.parent.name.getText() === 'actions',
    );
    return action !== undefined && isPropertyAssignment(action)
      ? [action.name.getText().replaceAll(/^'|'$/g, '')]
      : [];
  });
}

/** The function in packages/client that implements an actor. */
export interface ActorImplementation {
  readonly name: string;
  readonly path: string;
  readonly comment: string;
}

/** Finds the implementation that packages/client provides for an actor of a machine. */
export function findImplementation(
  sources: Sources,
  machine: string,
  actor: string,
): ActorImplementation | undefined {
  for (const file of sources.folder('packages/client/src').values()) {
    for (const node of allNodes(file)) {
      if (!isCallExpression(node) || node.expression.getText() !== `${machine}Machine.provide`)
        continue;
      const [provided] = node.arguments;
      const logic = readProperties(readProperties(provided).get('actors')).get(actor);
      if (logic === undefined) continue;
      // Created by a function of its own, or by the function that starts the machine.
      const factory = isCallExpression(logic)
        ? findDeclaration(sources, logic.expression)
        : ancestorNodes(node).find(isFunctionDeclaration);
      if (factory === undefined || !isFunctionDeclaration(factory)) continue;
      return {
        name: factory.name?.text ?? '',
        path: sources.pathOf(factory.getSourceFile()),
        comment: docCommentOf(sources, factory),
      };
    }
  }
  return undefined;
}

/** The functions that start a machine that has no parent, or run it step by step. */
export function findStarters(
  sources: Sources,
  machine: string,
): { readonly name: string; readonly path: string }[] {
  const starts = new Set([`${machine}Machine.provide`, `${machine}Machine.transition`]);
  const files = ['packages/client/src', `packages/machines/src/${machine}`].flatMap((folder) => [
    ...sources.folder(folder),
  ]);
  return files.flatMap(([path, file]) =>
    file.statements.flatMap((statement) =>
      isFunctionDeclaration(statement) &&
      allNodes(statement).some(
        (node) => isCallExpression(node) && starts.has(node.expression.getText()),
      )
        ? [{ name: statement.name?.text ?? '', path }]
        : [],
    ),
  );
}
