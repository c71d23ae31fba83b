import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedPage } from './record-run.ts';

/** Writes the trace of each page to a folder, for example `1-Ana.json`. */
export function writeTraces(pages: readonly RecordedPage[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, { participantName, trace }] of pages.entries()) {
    writeFileSync(join(folder, `${index + 1}-${participantName}.json`), JSON.stringify(trace));
  }
}
