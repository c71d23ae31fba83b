import * as fc from 'fast-check';

/** Values that parsers tend to forget. */
const oddities: readonly unknown[] = [
  null,
  true,
  '',
  '__proto__',
  'constructor',
  '\u0000',
  '\uD800',
  '\u202E\u200B',
  '-',
  'NaN',
  -1,
  0.5,
  -0,
  2 ** 53,
  -(2 ** 53),
  1e308,
  [],
  {},
  [[]],
  { length: 1e9 },
  { toString: null },
];

/** Nested arrays or objects. */
function nest(depth: number, isObject: boolean): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = isObject ? { a: value } : [value];
  return value;
}

/** Long texts of characters that are special to some parser: lines of SDP, escapes, separators. */
const longText = fc
  .tuple(
    fc.constantFrom('a', '\n', 'm=', '\na=candidate:', '\\u', '"', 'é', ':', '.', '%', '-a'),
    fc.nat(3_000),
  )
  .map(([text, count]) => text.repeat(count));

/** Any JSON value, with a preference for values that parsers tend to forget. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddities) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(300), fc.boolean())
      .map(([depth, isObject]) => nest(depth, isObject)),
  },
  { weight: 1, arbitrary: longText },
);
