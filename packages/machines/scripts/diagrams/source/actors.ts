import type { Node, ObjectLiteralExpression, SourceFile, TypeNode } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isFunctionDeclaration,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { plainComment } from './message-types.ts';
import { ancestorNodes, allNodes, type Sources } from './source-files.ts';
import { readProperties, findSetupObject, findSetupType } from './setup-object.ts';

/** An actor that a machine runs, by what its sources say. */
export interface ActorDeclaration {
  readonly name: string;
  /** The machine that it is, or null where it is something that speaks to the platform. */
  readonly machine: string | null;
  /** What it is for; empty where nothing is written down. */
  readonly comment: string;
  /** The type of what it is made with, where it is made with anything. */
  readonly input: TypeNode | undefined;
  /** The type of what it is asked to do, where it is no machine. */
  readonly commands: TypeNode | undefined;
  /** The actions that begin it. */
  readonly startedBy: readonly string[];
}

/** Reads which actors a machine runs. */
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
    const made = isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const [commands, input] = (made && isCallExpression(made) && made.typeArguments) || [];
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
  if (declaration === undefined) throw new Error(`${value.getText()} is declared nowhere.`);
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

/** Who performs an actor of a machine: a function of the client, and what it says of itself. */
export interface ActorImplementation {
  readonly name: string;
  readonly path: string;
  readonly comment: string;
}

/** Finds what the client provides a machine's actor with; undefined where it provides nothing. */
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
      const made = readProperties(readProperties(provided).get('actors')).get(actor);
      if (made === undefined) continue;
      // Made by a function of its own, or by the one that starts the machine.
      const maker = isCallExpression(made)
        ? findDeclaration(sources, made.expression)
        : ancestorNodes(node).find(isFunctionDeclaration);
      if (maker === undefined || !isFunctionDeclaration(maker)) continue;
      return {
        name: maker.name?.text ?? '',
        path: sources.pathOf(maker.getSourceFile()),
        comment: docCommentOf(sources, maker),
      };
    }
  }
  return undefined;
}

/** The exported functions that start a machine that no other machine runs, or take it step by step. */
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
