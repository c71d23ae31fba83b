/**
 * Checks docs/ARCHITECTURE.md against the sources. A link with a name in code as its text must lead to a
 * source file that declares this name; `Class.member` must be a member of the class. File names in code and
 * the targets of all other links must exist. A table below a heading that is a folder must list all of its
 * subfolders, and no others.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { isImportDeclaration } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '..');
const pageFile = 'docs/ARCHITECTURE.md';
const pageText = readFileSync(join(root, pageFile), 'utf8');

/** The source folder of each package, by the name that the page uses. */
const sourceFolders: Readonly<Record<string, string>> = {
  protocol: 'packages/protocol/src',
  machines: 'packages/machines/src',
  trace: 'packages/trace/src',
  client: 'packages/client/src',
  server: 'apps/server/src',
  web: 'apps/web/src',
};

const isSource = (path: string): boolean => /\.tsx?$/.test(path);
const isFolder = (path: string): boolean =>
  statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A link of the page. The path is relative to the root. */
interface Link {
  readonly text: string;
  readonly path: string;
}

const links: readonly Link[] = Array.from(
  pageText.matchAll(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)[^)]*\)/g),
  ([, text = '', target = '']) => ({ text, path: join(dirname(pageFile), target) }),
);

/** Links that claim that a file declares a name. */
const symbolLinks = links.flatMap(({ text, path }) => {
  const [, name] = /^`([^`]+)`$/.exec(text) ?? [];
  return name === undefined || !isSource(path) ? [] : [{ name, path }];
});

/** The name that a node declares; undefined for other nodes. */
function declaredNameOf(node: Node): string | undefined {
  if (!('name' in node)) return undefined;
  const { name } = node;
  if (typeof name !== 'object' || name === null || !('text' in name)) return undefined;
  return typeof name.text === 'string' ? name.text : undefined;
}

/** Declarations of a name in a node: functions, classes, members, properties. */
function findDeclarations(within: Node, name: string): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    if (isImportDeclaration(node)) return;
    if (declaredNameOf(node) === name) found.push(node);
    node.forEachChild(visit);
  };
  within.forEachChild(visit);
  return found;
}

/** Whether a node declares a name, or a member of a name (`Class.member`). */
function declares(within: Node, name: string): boolean {
  if (findDeclarations(within, name).length > 0) return true;
  const dot = name.indexOf('.');
  return (
    dot > 0 &&
    findDeclarations(within, name.slice(0, dot)).some((node) => declares(node, name.slice(dot + 1)))
  );
}

function findMissingSymbols(): string[] {
  const files = [...new Set(symbolLinks.map(({ path }) => path))].filter((path) =>
    existsSync(join(root, path)),
  );
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openFiles: files.map((path) => join(root, path)) });
    return symbolLinks.flatMap(({ name, path }) => {
      const file = join(root, path);
      const source = snapshot.getDefaultProjectForFile(file)?.program.getSourceFile(file);
      return source === undefined || declares(source, name)
        ? []
        : [`${path} does not declare ${name}`];
    });
  } finally {
    api.close();
  }
}

/** Missing files that the page names in code, with paths that start with the name of a package. */
function findMissingFiles(): string[] {
  return Array.from(pageText.matchAll(/`([a-z]+)\/([\w./-]+\.tsx?)`/g)).flatMap(
    ([, first = '', rest = '']) => {
      const folder = sourceFolders[first];
      const path = folder === undefined ? `${first}/${rest}` : `${folder}/${rest}`;
      return existsSync(join(root, path)) ? [] : [`${path} does not exist`];
    },
  );
}

const missingLinkTargets = links
  .filter(({ path }) => !existsSync(join(root, path)))
  .map(({ path }) => `the link target ${path} does not exist`);

/** Compares folders with tables: a heading that is a folder, and its subfolders in the first column. */
function findFolderTableErrors(): string[] {
  return pageText.split(/^#+ /m).flatMap((section) => {
    const [heading = ''] = section.split('\n', 1);
    if (heading === '' || !isFolder(heading)) return [];
    const listed = new Set(
      section
        .split('\n')
        .map((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? '')
        .flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, part = '']) => part)),
    );
    if (listed.size === 0) return [];
    const folders = readdirSync(join(root, heading)).filter((part) =>
      isFolder(join(heading, part)),
    );
    return [
      ...folders
        .filter((part) => !listed.has(part))
        .map((part) => `the table of ${heading} does not list ${part}`),
      ...[...listed]
        .filter((part) => !existsSync(join(root, heading, part)))
        .map((part) => `the table of ${heading} lists ${part}, which does not exist`),
    ];
  });
}

const problems = [
  ...findMissingSymbols(),
  ...findMissingFiles(),
  ...missingLinkTargets,
  ...findFolderTableErrors(),
];
for (const line of problems) console.error(`${pageFile}: ${line}`);
console.log(`${symbolLinks.length} names, ${links.length} links, ${problems.length} problems`);
process.exitCode = problems.length === 0 && symbolLinks.length > 0 ? 0 : 1;
