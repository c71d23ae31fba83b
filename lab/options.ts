import { parseArgs } from 'node:util';

const parts = ['meetings', 'disruptions', 'expiry'] as const;
/** What the lab consists of. */
type Part = (typeof parts)[number];

/** What the lab was told to do. */
export interface Options {
  /** How often everything is done; the tables show medians. */
  readonly rounds: number;
  /** The parts that are wanted. */
  readonly parts: readonly Part[];
  /** What the names of troubles have in them; everything does, if it is empty. */
  readonly match: string;
  /** True for a few things only, which take two minutes. */
  readonly isShort: boolean;
  /** True where the tables are to go into docs/BENCHMARKS.md. */
  readonly write: boolean;
}

/** Reads the command line. @throws where it is not understood */
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
    throw new Error('--rounds wants a whole number from 1');
  }
  const wanted = parts.filter((part) => only === undefined || part === only);
  if (wanted.length === 0) throw new Error(`--only wants one of ${parts.join(', ')}`);
  if (isShort && (write || only !== undefined)) {
    throw new Error('--short does not go together with --only and --write');
  }
  return { rounds, parts: wanted, match, isShort, write };
}
