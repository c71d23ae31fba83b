/**
 * Shows that docs/ARCHITECTURE.md speaks of what there is. Each link to a source whose words are one name in
 * code has to lead to a file with something of this name in it; `Class.member` is looked for in the class.
 * Files that are named in code have to exist, as have the targets of all other links. And each tour has to
 * name every folder that it leads through, and no other.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { isImportDeclaration } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '..');
const pageFile = 'docs/ARCHITECTURE.md';
const pageText = readFileSync(join(root, pageFile), 'utf8');

/** How the page calls the sources of each package. */
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

/** A link of the page, with its target as a path from the root. */
interface Link {
  readonly text: string;
  readonly path: string;
}

const links: readonly Link[] = Array.from(
  pageText.matchAll(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)[^)]*\)/g),
  ([, text = '', target = '']) => ({ text, path: join(dirname(pageFile), target) }),
);

/** Links that say that there is something of a name in a file. */
const symbolLinks = links.flatMap(({ text, path }) => {
  const [, name] = /^`([^`]+)`$/.exec(text) ?? [];
  return name === undefined || !isSource(path) ? [] : [{ name, path }];
});

/** What a node that makes something is called; undefined for all others. */
function declaredNameOf(node: Node): string | undefined {
  if (!('name' in node)) return undefined;
  const { name } = node;
  if (typeof name !== 'object' || name === null || !('text' in name)) return undefined;
  return typeof name.text === 'string' ? name.text : undefined;
}

/** Everything in a node that makes something of a name: a function, a class, a member, a property. */
function findDeclarations(within: Node, name: string): Node[] {
  const found: Node[] = [];
  const look = (node: Node): void => {
    if (isImportDeclaration(node)) return;
    if (declaredNameOf(node) === name) found.push(node);
    node.forEachChild(look);
  };
  within.forEachChild(look);
  return found;
}

/** Whether a name is made in a node, as a whole or step by step. */
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
      return source === undefined || declares(source, name) ? [] : [`${path} has no ${name}`];
    });
  } finally {
    api.close();
  }
}

/** Files that the page names in code, from the name of their package on. */
function findMissingFiles(): string[] {
  return Array.from(pageText.matchAll(/`([a-z]+)\/([\w./-]+\.tsx?)`/g)).flatMap(
    ([, first = '', rest = '']) => {
      const folder = sourceFolders[first];
      const path = folder === undefined ? `${first}/${rest}` : `${folder}/${rest}`;
      return existsSync(join(root, path)) ? [] : [`There is no ${path}`];
    },
  );
}

const missingLinkTargets = links
  .filter(({ path }) => !existsSync(join(root, path)))
  .map(({ path }) => `There is no ${path}, to which a link leads`);

/** The tours: a table under a heading that is a folder, with its parts in the first column. */
function findFolderTableErrors(): string[] {
  return pageText.split(/^#+ /m).flatMap((section) => {
    const [heading = ''] = section.split('\n', 1);
    if (heading === '' || !isFolder(heading)) return [];
    const told = new Set(
      section
        .split('\n')
        .map((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? '')
        .flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, part = '']) => part)),
    );
    if (told.size === 0) return [];
    const folders = readdirSync(join(root, heading)).filter((part) =>
      isFolder(join(heading, part)),
    );
    return [
      ...folders
        .filter((part) => !told.has(part))
        .map((part) => `The tour of ${heading} leaves ${part} out`),
      ...[...told]
        .filter((part) => !existsSync(join(root, heading, part)))
        .map((part) => `The tour of ${heading} tells of ${part}, which is not there`),
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
console.log(`${symbolLinks.length} names, ${links.length} links, ${problems.length} wrong`);
process.exitCode = problems.length === 0 && symbolLinks.length > 0 ? 0 : 1;
