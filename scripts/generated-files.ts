import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that a generator writes. */
export interface GeneratedFiles {
  /** Paths are relative to this folder. */
  readonly root: string;
  /** The content of each file. */
  readonly contents: ReadonlyMap<string, string>;
  /** Glob patterns of all files that only this generator writes. */
  readonly patterns: readonly string[];
  /** How to run the generator. */
  readonly command: string;
}

/**
 * Writes the files that have changed, and removes those that are no longer generated. With `--check` on the
 * command line it writes nothing, reports these files, and lets the process fail if there are any.
 *
 * @returns how many files were or are stale
 */
export function updateGeneratedFiles(files: GeneratedFiles): number {
  const { root, contents, patterns, command } = files;
  const written = new Map(
    globSync(patterns, { cwd: root }).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const stale = [...new Set([...contents.keys(), ...written.keys()])]
    .filter((file) => contents.get(file) !== written.get(file))
    .toSorted();
  if (process.argv.includes('--check')) {
    for (const file of stale) console.error(`${file} is stale`);
    if (stale.length > 0) console.error(`Run: ${command}`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const file of stale) writeOrRemove(join(root, file), contents.get(file));
  }
  return stale.length;
}

function writeOrRemove(path: string, content: string | undefined): void {
  if (content === undefined) {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
