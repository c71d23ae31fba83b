import { parseArgs } from 'node:util';

/**
 * Reads `--name number` options and `--write` from the command line.
 * @param defaults every option there is, with its value when left out
 * @throws where an option is unknown or no whole number from 1
 */
export function readOptions<Names extends string>(
  defaults: Readonly<Record<Names, number>>,
): { readonly numbers: Readonly<Record<Names, number>>; readonly write: boolean } {
  const names = Object.keys(defaults);
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    },
  });
  const given: Readonly<Record<string, unknown>> = values;
  const numbers = { ...defaults };
  for (const name of Object.keys(defaults) as Names[]) {
    const text = given[name];
    if (text === undefined) continue;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number from 1`);
    numbers[name] = value;
  }
  return { numbers, write: given['write'] === true };
}
