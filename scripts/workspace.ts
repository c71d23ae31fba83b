import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The part of a package.json that the scripts read. */
export interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, unknown>>;
}

/** A parsed JSON value that is an object, and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a manifest from its text; throws where it has no name. `where` is told in the error. */
export function parseManifest(text: string, where: string): Manifest {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value['name'] !== 'string') {
    throw new Error(`${where} is no package manifest with a name`);
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
  return globSync(['{apps,packages}/*/package.json', '{e2e,bench,simulation,lab}/package.json'], {
    cwd: root,
  })
    .toSorted()
    .map((file) => ({
      folder: dirname(file),
      manifest: parseManifest(readFileSync(join(root, file), 'utf8'), file),
    }));
}
