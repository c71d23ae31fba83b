import { parseArgs } from 'node:util';

const parts = ['meetings', 'disruptions', 'expiry'] as const;
/** A part of the lab. */
type Part = (typeof parts)[number];

/** The options of the command line. */
export interface Options {
  /** How often everything is repeated. The tables show medians. */
  readonly rounds: number;
  /** The parts to run. */
  readonly parts: readonly Part[];
  /** Only disruptions whose titles contain this text run. */
  readonly match: string;
  /** Whether to run only a few things, which take two minutes. */
  readonly isShort: boolean;
  /** Whether to write the tables to docs/BENCHMARKS.md. */
  readonly write: boolean;
}

/** Reads the command line. @throws if it is invalid */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '1' },
      only: { type: 'string' },
      match: { type: 'string', default: '' },
      short: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const { only, match, short: isShort, write } = values;
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds must be a positive integer');
  }
  const selectedParts = parts.filter((part) => only === undefined || part === only);
  if (selectedParts.length === 0) throw new Error(`--only must be one of ${parts.join(', ')}`);
  if (isShort && (write || only !== undefined)) {
    throw new Error('--short cannot be combined with --only or --write');
  }
  return { rounds, parts: selectedParts, match, isShort, write };
}
