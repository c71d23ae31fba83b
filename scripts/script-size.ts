/**
 * The script that a browser loads before the first remote frame, gzipped, and its limit. Everything
 * that the page's entry can reach counts, lazily loaded or not, except what is named below.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isRecord } from './workspace.ts';

const limitBytes = 110 * 1024;

/** Sources that are loaded only when somebody asks for them, and never on the way into a call. */
const loadedLater = [
  /(^|\/)home(\/|\.)/i, // the page before a room is named
  /(^|\/)check(\/|\.)/i, // the check before a call
  /inspect/i, // development
  /connection-details\/connection-details/, // opened by its button
];

const dist = join(import.meta.dirname, '../apps/web/dist');

/** One chunk, as Vite's manifest describes it. */
interface Chunk {
  readonly file: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}

const filterStrings = (value: unknown): string[] =>
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
          imports: filterStrings(imports),
          dynamicImports: filterStrings(dynamicImports),
        },
      ];
    }),
  );
}

function findInitialChunks(manifest: ReadonlyMap<string, Chunk>): Map<string, Chunk> {
  const reached = new Map<string, Chunk>();
  const visit = (source: string): void => {
    const chunk = manifest.get(source);
    if (chunk === undefined || reached.has(source)) return;
    reached.set(source, chunk);
    for (const next of chunk.imports) visit(next);
    for (const next of chunk.dynamicImports) {
      if (!loadedLater.some((pattern) => pattern.test(next))) visit(next);
    }
  };
  for (const [source, { isEntry }] of manifest) if (isEntry) visit(source);
  return reached;
}

const gzippedBytes = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

const fileBytes = (file: string): number => gzippedBytes(readFileSync(join(dist, file)));

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const chunks = [...findInitialChunks(readManifest())].filter(([, { file }]) =>
  /\.m?js$/.test(file),
);
const chunkFiles = new Set(chunks.map(([, { file }]) => file));
/** Scripts that the page names itself, past the bundler; `nomodule` ones only load where no call can be. */
const htmlScripts = [...html.matchAll(/<script(?![^>]*\bnomodule)[^>]*\bsrc="\/?([^"]+)"/g)]
  .flatMap(([, file]) => file ?? [])
  .filter((file) => !chunkFiles.has(file));
const inlineScript = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)]
  .map(([, script]) => script ?? '')
  .join('');
const rows = [
  ...chunks.map(([source, { file }]) => ({ source, bytes: fileBytes(file) })),
  ...htmlScripts.map((file) => ({ source: file, bytes: fileBytes(file) })),
  ...(inlineScript === ''
    ? []
    : [{ source: 'index.html, inline', bytes: gzippedBytes(inlineScript) }]),
].toSorted((a, b) => b.bytes - a.bytes);
if (rows.length === 0) throw new Error('The build has no script, so there is nothing to measure.');

const formatKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
const totalBytes = rows.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { source, bytes } of rows) console.log(`${formatKilobytes(bytes)}  ${source}`);
console.log(
  `${formatKilobytes(totalBytes)}  in all, of ${formatKilobytes(limitBytes).trim()} (gzipped)`,
);
if (totalBytes > limitBytes)
  console.error('More script than may be loaded before the first remote frame.');
process.exitCode = totalBytes > limitBytes ? 1 : 0;
