/**
 * Compiles messages/en/*.json of every package to src/text/messages/*.ts. With `--check` it writes nothing,
 * and fails if a module is stale, missing or without messages.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'oxfmt';
import { updateGeneratedFiles } from '../../../scripts/generated-files.ts';
import { compileSubject, parseMessageGroup } from './subject-module.ts';

const root = join(import.meta.dirname, '../../..');
const formatOptions = { printWidth: 100, singleQuote: true };

async function compileFile(file: string): Promise<string> {
  const content: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const code = compileSubject(basename(file, '.json'), parseMessageGroup(content, file));
  const { code: formatted, errors } = await format('module.ts', code, formatOptions);
  if (errors.length > 0) throw new Error(`${file}: ${JSON.stringify(errors)}`);
  return formatted;
}

const modules = new Map<string, string>();
for (const file of globSync('{apps,packages}/*/messages/en/*.json', { cwd: root })) {
  const folder = join(dirname(file), '../../src/text/messages');
  modules.set(join(folder, `${basename(file, '.json')}.ts`), await compileFile(file));
}
const staleCount = updateGeneratedFiles({
  root,
  contents: modules,
  patterns: ['{apps,packages}/*/src/text/messages/*.ts'],
  command: 'pnpm --filter @visavis/text compile',
});
console.log(`${modules.size} subjects, ${staleCount} stale`);
