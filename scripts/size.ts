/**
 * The script that a browser loads before the first remote frame, gzipped, and its limit. Everything
 * that the page's entry can reach counts, lazily loaded or not, except what is named below.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isRecord } from './workspace.ts';

const limit = 110 * 1024;

/** Sources that are loaded only when somebody asks for them, and never on the way into a call. */
const later = [
  /(^|\/)home(\/|\.)/i, // the page before a room is named
  /(^|\/)check(\/|\.)/i, // the check before a call
  /inspect/i, // development
  /connection\/panel/, // opened by its button
];

const dist = join(import.meta.dirname, '../apps/web/dist');

/** One chunk, as Vite's manifest describes it. */
interface Chunk {
  readonly file: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

function readManifest(): Map<string, Chunk> {
  const manifest: unknown = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  if (!isRecord(manifest)) throw new Error("Vite's manifest is no object");
  return new Map(
    Object.entries(manifest).map(([source, chunk]) => {
      if (!isRecord(chunk) || typeof chunk['file'] !== 'string') {
        throw new Error(`Vite's manifest tells no file for ${source}`);
      }
      const { file, isEntry, imports, dynamicImports } = chunk;
      return [
        source,
        {
          file,
          isEntry: isEntry === true,
          imports: texts(imports),
          dynamicImports: texts(dynamicImports),
        },
      ];
    }),
  );
}

function loaded(manifest: ReadonlyMap<string, Chunk>): Map<string, Chunk> {
  const reached = new Map<string, Chunk>();
  const visit = (source: string): void => {
    const chunk = manifest.get(source);
    if (chunk === undefined || reached.has(source)) return;
    reached.set(source, chunk);
    for (const next of chunk.imports) visit(next);
    for (const next of chunk.dynamicImports) {
      if (!later.some((pattern) => pattern.test(next))) visit(next);
    }
  };
  for (const [source, { isEntry }] of manifest) if (isEntry) visit(source);
  return reached;
}

const gzipped = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

const size = (file: string): number => gzipped(readFileSync(join(dist, file)));

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const chunks = [...loaded(readManifest())].filter(([, { file }]) => /\.m?js$/.test(file));
const known = new Set(chunks.map(([, { file }]) => file));
/** Scripts that the page names itself, past the bundler; `nomodule` ones only load where no call can be. */
const named = [...html.matchAll(/<script(?![^>]*\bnomodule)[^>]*\bsrc="\/?([^"]+)"/g)]
  .flatMap(([, file]) => file ?? [])
  .filter((file) => !known.has(file));
const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)]
  .map(([, script]) => script ?? '')
  .join('');
const rows = [
  ...chunks.map(([source, { file }]) => ({ source, bytes: size(file) })),
  ...named.map((file) => ({ source: file, bytes: size(file) })),
  ...(inline === '' ? [] : [{ source: 'index.html, inline', bytes: gzipped(inline) }]),
].toSorted((a, b) => b.bytes - a.bytes);
if (rows.length === 0) throw new Error('The build has no script, so there is nothing to measure.');

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { source, bytes } of rows) console.log(`${kilobytes(bytes)}  ${source}`);
console.log(`${kilobytes(total)}  in all, of ${kilobytes(limit).trim()} (gzipped)`);
if (total > limit) console.error('More script than may be loaded before the first remote frame.');
process.exitCode = total > limit ? 1 : 0;
