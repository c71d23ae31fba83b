import { parseArgs } from 'node:util';

/** What a benchmark was told to do. */
export interface Options<Name extends string> {
  readonly numbers: Readonly<Record<Name, number>>;
  /** True where the results are to go into docs/BENCHMARKS.md. */
  readonly write: boolean;
}

/**
 * Reads `--name number` options and `--write` from the command line.
 * @param defaults every number there is, with its value when left out
 * @throws where an option is unknown, or no whole number from 1
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
      throw new Error(`--${name} wants a whole number from 1`);
    numbers[name] = value;
  }
  return { numbers, write: values['write'] === true };
}
