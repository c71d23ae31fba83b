import { join, relative } from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Project,
  type Symbol as TypeScriptSymbol,
} from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../../../../..');

/** Source files with TypeScript's syntax trees and types. */
export interface Sources extends Disposable {
  readonly checker: Checker;
  /** A file by its path from the root of the workspace; undefined if nothing imports it. */
  file(path: string): SourceFile | undefined;
  /** All files of a folder by path, in the order of their paths. */
  folder(path: string): ReadonlyMap<string, SourceFile>;
  /** A file's path from the root of the workspace. */
  pathOf(file: SourceFile): string;
  /** The nodes at which a symbol is declared. */
  readonly declarations: (symbol: TypeScriptSymbol | undefined) => readonly Node[];
}

/**
 * Opens the sources of packages/client, which imports all machines. The compiler API is unstable; a change in a
 * new version shows up as a type error here.
 *
 * @throws Error if the compiler finds no such project
 */
export function openSources(): Sources {
  const api = new API({ cwd: root });
  const config = join(root, 'packages/client/tsconfig.json');
  const snapshot = api.updateSnapshot({ openProjects: [config] });
  const [project] = snapshot.getProjects();
  if (project === undefined) throw new Error(`The compiler found no project ${config}.`);
  return { ...createReader(project), [Symbol.dispose]: () => api.close() };
}

function createReader(project: Project): Omit<Sources, typeof Symbol.dispose> {
  const { checker, program } = project;
  const paths = program
    .getSourceFileNames()
    .map((name) => relative(root, name))
    .toSorted();
  const file = (path: string) => program.getSourceFile(join(root, path));
  return {
    checker,
    file,
    folder: (folder) =>
      new Map(
        paths
          .filter((path) => path.startsWith(`${folder}/`))
          .flatMap((path) => {
            const found = file(path);
            return found === undefined ? [] : [[path, found]];
          }),
      ),
    pathOf: ({ fileName }) => relative(root, fileName),
    declarations: (symbol) =>
      (symbol?.declarations ?? []).flatMap((handle) => handle.resolve(project) ?? []),
  };
}

/** A node and all nodes in it, in source order. */
export function allNodes(node: Node): Node[] {
  const found: Node[] = [node];
  node.forEachChild((child) => {
    found.push(...allNodes(child));
  });
  return found;
}

/** The ancestors of a node, from the inside out. */
export function ancestorNodes(node: Node): Node[] {
  const { parent } = node;
  return parent === undefined ? [] : [parent, ...ancestorNodes(parent)];
}
