import * as z from 'zod/mini';
import { createLogger } from '../../src/index.ts';

const Line = z.record(z.string(), z.unknown());

/** A logger as in production, whose lines are kept. */
export function createRecordingLogger(level: 'debug' | 'info') {
  const lines: string[] = [];
  const log = createLogger(level, { write: (line) => void lines.push(line) });
  const readLines = () => lines.map((line) => Line.parse(JSON.parse(line)));
  return {
    log,
    lines,
    readLines,
    of: (msg: string) => readLines().filter((each) => each['msg'] === msg),
  };
}
