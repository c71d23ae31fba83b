import { parseArgs } from 'node:util';

/** What the lab was told to do. */
export interface Options {
  /** How often everything is done; the tables show medians. */
  readonly rounds: number;
  /** The only part that is wanted; undefined for all. */
  readonly only: 'meetings' | 'troubles' | undefined;
}

/** Reads the command line. @throws where it is not understood */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '1' }, only: { type: 'string' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds wants a whole number from 1');
  }
  const { only } = values;
  if (only !== undefined && only !== 'meetings' && only !== 'troubles') {
    throw new Error('--only wants meetings or troubles');
  }
  return { rounds, only };
}
