import * as fc from 'fast-check';
import * as z from 'zod/mini';

type JsonSchema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const schemasIn = (value: unknown): readonly JsonSchema[] =>
  Array.isArray(value) ? value.filter(isSchema) : [];

const numberIn = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** Longer texts cost time and test nothing else; {@link junk} has long ones. */
const maxTextLength = 200;

function textOf({ pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<unknown> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const max = Math.min(numberIn(maxLength, maxTextLength), maxTextLength);
  return fc.string({ unit: 'grapheme', minLength: numberIn(minLength, 0), maxLength: max });
}

function objectOf({ properties, required }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = isSchema(properties) ? Object.entries(properties) : [];
  const model = Object.fromEntries(
    fields.map(([key, value]) => [key, isSchema(value) ? arbitraryOfJson(value) : fc.jsonValue()]),
  );
  const requiredKeys = Array.isArray(required)
    ? fields.map(([key]) => key).filter((key) => required.includes(key))
    : [];
  return fc.record(model, { requiredKeys });
}

function arrayOf({ items, minItems, maxItems }: JsonSchema): fc.Arbitrary<unknown> {
  return fc.array(isSchema(items) ? arbitraryOfJson(items) : fc.jsonValue(), {
    minLength: numberIn(minItems, 0),
    maxLength: Math.min(numberIn(maxItems, 5), 5),
  });
}

function integerOf({ minimum, maximum }: JsonSchema): fc.Arbitrary<unknown> {
  return fc.maxSafeInteger().map((value) => {
    const min = Math.max(numberIn(minimum, Number.MIN_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
    const max = Math.min(numberIn(maximum, Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
    return Math.min(Math.max(value, min), max);
  });
}

function arbitraryOfJson(schema: JsonSchema): fc.Arbitrary<unknown> {
  const options = [...schemasIn(schema['anyOf']), ...schemasIn(schema['oneOf'])];
  if (options.length > 0) return fc.oneof(...options.map(arbitraryOfJson));
  if ('const' in schema) return fc.constant(schema['const']);
  const names: unknown = schema['enum'];
  if (isList(names)) return fc.constantFrom(...names);
  switch (schema['type']) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return arrayOf(schema);
    case 'string':
      return textOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
      return integerOf(schema);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    default:
      // References to JSON of any kind, and whatever JSON Schema cannot express.
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Values that a schema accepts, apart from checks that JSON Schema cannot express. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const json: unknown = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  if (!isSchema(json)) throw new TypeError('The schema has no JSON Schema.');
  return arbitraryOfJson(json);
}
