import { parseArgs } from 'node:util';

/** The options of a benchmark. */
export interface Options<Name extends string> {
  readonly numbers: Readonly<Record<Name, number>>;
  /** Whether to write the results to docs/BENCHMARKS.md. */
  readonly write: boolean;
}

/**
 * Reads `--name number` options and `--write` from the command line.
 *
 * @param defaults the names of all numbers, with their defaults
 * @throws if an option is unknown or not a positive integer
 */
export function readOptions<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Options<Name> {
  const numbers: Record<Name, number> = { ...defaults };
  const isName = (name: string): name is Name => Object.hasOwn(defaults, name);
  const options = Object.keys(defaults).map((name) => [name, { type: 'string' }] as const);
  const { values } = parseArgs({
    options: { write: { type: 'boolean' }, ...Object.fromEntries(options) },
  });
  for (const [name, text] of Object.entries(values)) {
    if (!isName(name)) continue;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1)
      throw new Error(`--${name} must be a positive integer`);
    numbers[name] = value;
  }
  return { numbers, write: values['write'] === true };
}
