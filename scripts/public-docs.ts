/**
 * Checks the docstrings of everything that packages/client exports, where it is declared: also in machines and
 * protocol. Each export has a description and one stability tag, `@public` or `@internal`; public functions and
 * classes have an `@example`.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  API,
  SignatureKind,
  SymbolFlags,
  type Checker,
  type Symbol,
} from 'typescript/unstable/sync';
import { isRecord } from './workspace.ts';

const packageFolder = join(import.meta.dirname, '../packages/client');
const stabilityTags = new Set(['public', 'internal']);

/** The files of the entry points. */
function listEntryFiles(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (!isRecord(manifest) || !isRecord(manifest['exports'])) {
    throw new Error('packages/client/package.json has no exports');
  }
  return Object.values(manifest['exports']).map((file) => join(packageFolder, String(file)));
}

/** Whether a symbol is a class or a function; a constant can be a function too. */
function isCallable(symbol: Symbol, checker: Checker): boolean {
  if ((symbol.flags & (SymbolFlags.Function | SymbolFlags.Class)) !== 0) return true;
  if ((symbol.flags & SymbolFlags.Variable) === 0) return false;
  const type = checker.getTypeOfSymbol(symbol);
  return type !== undefined && checker.getSignaturesOfType(type, SignatureKind.Call).length > 0;
}

function findProblems(exported: Symbol, checker: Checker): string[] {
  const isAlias = (exported.flags & SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const tags = checker.getJsDocTagsOfSymbol(symbol).map(({ name }) => name);
  const stability = tags.filter((tag) => stabilityTags.has(tag));
  const needsExample = stability.includes('public') && isCallable(symbol, checker);
  const problems = [
    checker.getDocumentationCommentOfSymbol(symbol) === '' && 'has no description',
    stability.length !== 1 && 'needs one tag, @public or @internal',
    needsExample && !tags.includes('example') && 'has no @example',
  ];
  const [declaration] = symbol.declarations;
  return problems
    .filter((problem) => problem !== false)
    .map(
      (problem) =>
        `${relative('.', declaration?.path ?? packageFolder)}: ${exported.name} ${problem}`,
    );
}

/** One result for each export of the package, with its problems. */
function checkExports(files: readonly string[]): string[][] {
  const api = new API({ cwd: packageFolder });
  try {
    const snapshot = api.updateSnapshot({ openFiles: [...files] });
    return files.flatMap((file) => {
      const project = snapshot.getDefaultProjectForFile(file);
      const source = project?.program.getSourceFile(file);
      const module = source && project?.checker.getSymbolAtLocation(source);
      if (project === undefined || module === undefined) throw new Error(`${file} is not a module`);
      const { checker } = project;
      return checker.getExportsOfModule(module).map((symbol) => findProblems(symbol, checker));
    });
  } finally {
    api.close();
  }
}

const results = checkExports(listEntryFiles());
const problems = new Set(results.flat());
for (const problem of problems) console.error(problem);
console.log(`${results.length} exports, ${problems.size} problems`);
process.exitCode = problems.size === 0 && results.length > 0 ? 0 : 1;
