/**
 * Checks the gzipped size of the script that a browser loads before the first remote frame. All chunks
 * that are reachable from the entry count, lazily loaded or not, except those in `loadedLater`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isRecord } from './workspace.ts';

/**
 * Signing and verifying descriptions needs 2.5 KB of it (ADR 23), sealing and locks 4 KB (ADR 24), several links 2 KB
 * (ADR 25), roles and moderation 3 KB (ADR 26), the states of trust 1.5 KB (ADR 27), what a user chooses about one member
 * and the hidden address 2 KB.
 */
const limitBytes = 120 * 1024;

/** Sources that load on request only, and never while joining a call. */
const loadedLater = [
  /(^|\/)home(\/|\.)/i, // the start page
  /(^|\/)check(\/|\.)/i, // the check before a call
  /\/measurements\//, // half a second after the first connection
  /identity\/script/, // in browsers that have no Ed25519, as on pages that are no secure context
  /(private-room\/create|room-codec\/link-changes)/, // when the link of a private room is changed
  /client\/src\/comparison\/call-comparisons/, // when two people compare emoji
  /\/look-alike\//, // once idle, when somebody else is there
  /inspect/i, // development
  /connection-details\/connection-details/, // opened with a button
  /(people\/people-panel|settings\/settings)/, // opened with a button
  /screens\/left/, // once idle
  /invite\/invite/, // while nobody else is there
  /devices\/device-(help|pickers)/, // in the lobby, below what is needed to join
  /(tiles\/(actions|local)|toolbar\/(more-menu|device-menu))/, // opened with a button, and when the user has chosen something there
  /features\/(system\/|notifications\/(announcer|changed-link-notice|device-notifications|moderation-notices|muted-hint|screen-notices)|shortcuts\/push-to-talk)/, // once idle
  /features\/portrait\//, // in the waiting room, and for those who can admit somebody there
  /features\/trust\//, // once idle, and on the first connection
  /(tiles\/screens|stage\/(page-controls|unwatched-screens))/, // when somebody shares a screen, or many people are there
  /(plugged-devices|other-tab)\//, // once idle, and in the lobby after what is needed to join
];

const dist = join(import.meta.dirname, '../apps/web/dist');

/** One chunk in Vite's manifest. */
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
  if (!isRecord(manifest)) throw new Error("Vite's manifest is not an object");
  return new Map(
    Object.entries(manifest).map(([source, chunk]) => {
      if (!isRecord(chunk) || typeof chunk['file'] !== 'string') {
        throw new Error(`Vite's manifest has no file for ${source}`);
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
  const reachable = new Map<string, Chunk>();
  const visit = (source: string): void => {
    const chunk = manifest.get(source);
    if (chunk === undefined || reachable.has(source)) return;
    reachable.set(source, chunk);
    for (const next of chunk.imports) visit(next);
    for (const next of chunk.dynamicImports) {
      if (!loadedLater.some((pattern) => pattern.test(next))) visit(next);
    }
  };
  for (const [source, { isEntry }] of manifest) if (isEntry) visit(source);
  return reachable;
}

const gzippedBytes = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

const fileBytes = (file: string): number => gzippedBytes(readFileSync(join(dist, file)));

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const chunks = [...findInitialChunks(readManifest())].filter(([, { file }]) =>
  /\.m?js$/.test(file),
);
const chunkFiles = new Set(chunks.map(([, { file }]) => file));
/** Scripts that index.html loads directly. `nomodule` scripts only load in browsers without calls. */
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
if (rows.length === 0) throw new Error('The build contains no script.');

const formatKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
const totalBytes = rows.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { source, bytes } of rows) console.log(`${formatKilobytes(bytes)}  ${source}`);
console.log(
  `${formatKilobytes(totalBytes)}  in total, limit ${formatKilobytes(limitBytes).trim()} (gzipped)`,
);
if (totalBytes > limitBytes)
  console.error('The script before the first remote frame is too large.');
process.exitCode = totalBytes > limitBytes ? 1 : 0;
