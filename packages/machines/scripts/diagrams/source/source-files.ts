import { join, relative } from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { API, type Checker, type Project, type Symbol as Known } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../../../../..');

/** The sources that the pages tell of, as the compiler understands them. */
export interface Sources extends Disposable {
  readonly checker: Checker;
  /** A file by its path from the root of the workspace; undefined where nothing imports it. */
  file(path: string): SourceFile | undefined;
  /** All files of a folder, by their paths, in the order of these. */
  folder(path: string): ReadonlyMap<string, SourceFile>;
  /** A file's path from the root of the workspace. */
  pathOf(file: SourceFile): string;
  /** The nodes at which a symbol is declared. */
  readonly declarations: (symbol: Known | undefined) => readonly Node[];
}

/**
 * Opens the sources of the client, which knows all machines, with TypeScript's own compiler. What it offers
 * to programs is called unstable: where a new version offers something else, this says so by its types.
 * @throws where the compiler finds no such project
 */
export function openSources(): Sources {
  const api = new API({ cwd: root });
  const config = join(root, 'packages/client/tsconfig.json');
  const snapshot = api.updateSnapshot({ openProjects: [config] });
  const [project] = snapshot.getProjects();
  if (project === undefined) throw new Error(`${config} is no project.`);
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

/** A node and everything in it, in writing order. */
export function allNodes(node: Node): Node[] {
  const found: Node[] = [node];
  node.forEachChild((child) => {
    found.push(...allNodes(child));
  });
  return found;
}

/** The nodes around a node, from the inside out. */
export function ancestorNodes(node: Node): Node[] {
  const { parent } = node;
  return parent === undefined ? [] : [parent, ...ancestorNodes(parent)];
}
