/**
 * Rejects retired words in names: of files, identifiers, properties, and of states, events, tags and reasons
 * in string literals. retired-words.json lists the words and what to use instead. Each run first verifies
 * that the check finds every listed word in probe files.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import { isIdentifier, isPrivateIdentifier, isStringLiteral } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';
import { isRecord, listFiles } from './workspace.ts';

const root = join(import.meta.dirname, '..');

const list: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, 'retired-words.json'), 'utf8'),
);
if (
  !isRecord(list) ||
  !isRecord(list['retired']) ||
  !Array.isArray(list['allowedNames']) ||
  !Array.isArray(list['allowedTerms'])
) {
  throw new Error('retired-words.json needs `retired`, `allowedNames` and `allowedTerms`');
}
const retired = Object.entries(list['retired']);
/** Names of platform APIs that contain a retired word. */
const allowedNames = new Set(list['allowedNames']);
/** Standard terms that contain a retired word. */
const allowedTerms = list['allowedTerms'].map(String);

/** Splits camelCase, kebab-case and dotted names into lower-case words. */
const splitName = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z]+/g, ' ')
    .toLowerCase();

/** One complaint for each retired word in a name. */
function findRetiredWords(name: string): string[] {
  if (allowedNames.has(name)) return [];
  const words = allowedTerms.reduce(
    (rest, term) => rest.replaceAll(` ${term} `, ' '),
    ` ${splitName(name)} `,
  );
  return retired
    .filter(([word]) => words.includes(` ${word} `))
    .map(([word, replacement]) => `${name}: "${word}" is retired, use ${String(replacement)}`);
}

/** Text for people contains spaces; string literals without spaces name states, events and the like. */
const isNameLiteral = (node: Node): node is Node & { readonly text: string } =>
  isStringLiteral(node) && /^[a-z][\w.-]*$/i.test(node.text);

function listNames(source: Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (isIdentifier(node) || isPrivateIdentifier(node) || isNameLiteral(node))
      names.add(node.text);
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return names;
}

/** Finds retired words in the names of TypeScript files. @returns for each file its complaints */
function checkSources(folder: string, files: readonly string[]): ReadonlyMap<string, string[]> {
  const api = new API({ cwd: folder });
  try {
    const snapshot = api.updateSnapshot({ openFiles: files.map((file) => join(folder, file)) });
    return new Map(
      files.map((file) => {
        const path = join(folder, file);
        const source = snapshot.getDefaultProjectForFile(path)?.program.getSourceFile(path);
        if (source === undefined) return [file, ['cannot be parsed']];
        return [file, [...listNames(source)].flatMap(findRetiredWords)];
      }),
    );
  } finally {
    api.close();
  }
}

/** Each kind of name with a retired word in it, as a file. */
const probes: readonly { readonly file: string; readonly line: (pascal: string) => string }[] = [
  { file: 'variables.ts', line: (pascal) => `export const old${pascal}Count = 1;` },
  { file: 'types.ts', line: (pascal) => `export interface ${pascal}Probe {}` },
  { file: 'members.ts', line: (pascal) => `export class Probe { readonly #last${pascal} = 1; }` },
  { file: 'literals.ts', line: (pascal) => `export const type = 'probe.${pascal}';` },
];

const toPascalCase = (words: string): string =>
  words.replaceAll(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase());

function findMissedProbes(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-retired-words-'));
  try {
    for (const { file, line } of probes) {
      const lines = retired.map(([word]) => line(toPascalCase(word)));
      writeFileSync(join(folder, file), lines.join('\n'));
    }
    const found = checkSources(
      folder,
      probes.map(({ file }) => file),
    );
    return probes.flatMap(({ file, line }) => {
      const complaints = found.get(file) ?? [];
      return retired
        .filter(([word]) => !complaints.some((complaint) => complaint.includes(`"${word}"`)))
        .map(([word]) => `not detected: ${line(toPascalCase(word))}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = listFiles(root);
const sources = files.filter((file) => /\.tsx?$/.test(file));
const problems = [
  ...findMissedProbes(),
  ...files.flatMap(findRetiredWords),
  ...[...checkSources(root, sources)].flatMap(([file, complaints]) =>
    complaints.map((complaint) => `${relative('.', join(root, file))}: ${complaint}`),
  ),
];
for (const line of problems) console.error(line);
console.log(`${files.length} files, ${retired.length} retired words, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
