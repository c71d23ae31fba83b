import * as fc from 'fast-check';
import { junk } from './junk.ts';

/** A change of one part of a value. */
type Change =
  | { readonly kind: 'replace'; readonly by: unknown }
  | { readonly kind: 'remove' | 'wrap' }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('replace'), by: junk }),
  fc.record({ kind: fc.constantFrom('remove', 'wrap') }),
  fc.record({ kind: fc.constant('repeat'), times: fc.nat(100) }),
  fc.record({
    kind: fc.constant('add'),
    key: fc.oneof(fc.constantFrom('__proto__', 'id', 'type', 'toJSON', 'then'), fc.string()),
    value: junk,
  }),
);

/** The parts that a part becomes: none, itself, or several. In an object only the first counts. */
function changePart(part: unknown, to: Change): readonly unknown[] {
  switch (to.kind) {
    case 'replace':
      return [to.by];
    case 'remove':
      return [];
    case 'wrap':
      return [[part]];
    case 'repeat':
      return Array.from({ length: to.times }, () => part);
    case 'add': {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return [to.value];
      // As JSON.parse does, also for `__proto__`.
      return [Object.fromEntries([...Object.entries(part), [to.key, to.value]])];
    }
    default:
      return to satisfies never;
  }
}

/** Changes the part at a position, counted from the root in depth-first order. */
function mutateAt(root: unknown, position: number, to: Change): unknown {
  let left = position;
  const visit = (part: unknown): readonly unknown[] => {
    if (left === 0) {
      left -= 1;
      return changePart(part, to);
    }
    left -= 1;
    if (Array.isArray(part)) return [part.flatMap(visit)];
    if (typeof part !== 'object' || part === null) return [part];
    const entries = Object.entries(part).flatMap(([key, value]) =>
      visit(value)
        .slice(0, 1)
        .map((changed): [string, unknown] => [key, changed]),
    );
    return [Object.fromEntries(entries)];
  };
  return visit(root)[0];
}

const countParts = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 1
    : Object.values(value).reduce((sum: number, part) => sum + countParts(part), 1);

/** Valid values with a few changed parts, and some that are still valid. */
export const mutated = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(fc.tuple(fc.nat(), change), { maxLength: 3 }))
    .map(([value, changes]) =>
      changes.reduce<unknown>(
        (changed, [position, to]) => mutateAt(changed, position % countParts(changed), to),
        value,
      ),
    );

/** A change of some characters of a text. */
const textChange = fc.tuple(
  fc.nat(),
  fc.nat(20),
  fc.oneof(
    fc.constantFrom('', '"', '\\', '{', '[', '\n', ',', '\u0000', '\uD800', '9'.repeat(400)),
    fc.string({ maxLength: 5 }),
  ),
);

/** Texts in which a few characters are changed, and some as they are. */
export const mutatedText = (valid: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(valid, fc.array(textChange, { maxLength: 3 })).map(([text, changes]) =>
    changes.reduce((changed, [position, length, inserted]) => {
      const at = position % (changed.length + 1);
      return changed.slice(0, at) + inserted + changed.slice(at + length);
    }, text),
  );

/** JSON as deep as a frame allows. */
const deepText = fc
  .tuple(fc.constantFrom('[', '{"a":', '[{"a":'), fc.integer({ min: 1, max: 40_000 }))
  .map(([open, depth]) => open.repeat(depth));

/** JSON texts of valid values, of mutated ones, with changed characters, and others. */
export const mutatedJson = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> => {
  const json = mutated(valid).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof(
    { weight: 12, arbitrary: json },
    { weight: 6, arbitrary: mutatedText(json) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    { weight: 1, arbitrary: deepText.map((text) => text + text.replaceAll(/./g, ']')) },
    { weight: 1, arbitrary: deepText },
  );
};
