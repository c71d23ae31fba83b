/**
 * Compiles messages/en/*.json of every package to src/text/messages/*.ts. With `--check` it writes nothing,
 * and fails if a module is stale, missing or without messages.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'oxfmt';
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
const written = new Map(
  globSync('{apps,packages}/*/src/text/messages/*.ts', { cwd: root }).map((file) => [
    file,
    readFileSync(join(root, file), 'utf8'),
  ]),
);
const stale = [...new Set([...modules.keys(), ...written.keys()])]
  .filter((file) => modules.get(file) !== written.get(file))
  .toSorted();

if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`${file} is stale`);
  if (stale.length > 0) console.error('Run: pnpm --filter @visavis/text compile');
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const file of stale) {
    const code = modules.get(file);
    if (code === undefined) {
      rmSync(join(root, file));
    } else {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), code);
    }
  }
}
console.log(`${modules.size} subjects, ${stale.length} stale`);
