import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The part of a package.json that the scripts read. */
export interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, unknown>>;
}

/** Whether a parsed JSON value is an object and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a package.json. @param where its path, for errors @throws if it has no name */
export function parseManifest(text: string, where: string): Manifest {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value['name'] !== 'string') {
    throw new Error(`${where} is not a package.json with a name`);
  }
  const { name, scripts, dependencies } = value;
  return {
    name,
    scripts: isRecord(scripts) ? scripts : {},
    dependencies: isRecord(dependencies) ? dependencies : {},
  };
}

/** The workspace's packages and their folders, relative to `root` and sorted. */
export function listPackages(root: string): { folder: string; manifest: Manifest }[] {
  return globSync(
    ['{apps,packages}/*/package.json', '{e2e,bench,simulation,lab,fuzz}/package.json'],
    {
      cwd: root,
    },
  )
    .toSorted()
    .map((file) => ({
      folder: dirname(file),
      manifest: parseManifest(readFileSync(join(root, file), 'utf8'), file),
    }));
}

/** All files that are, or could be, in version control. The paths are relative to `root`. */
export function listFiles(root: string): string[] {
  const git = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const { status, stdout, stderr } = spawnSync('git', git, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return stdout.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}
