/** The names and words that schemas fix, and that therefore reveal nothing about anybody. */
interface Vocabulary {
  /** The names of properties. */
  readonly keys: ReadonlySet<string>;
  /** The values of literals and enumerations. */
  readonly words: ReadonlySet<string>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Collects the vocabulary of Zod schemas, nested ones included.
 *
 * @param schemas their definitions are read as they stand in `_zod.def` (Zod 4)
 */
export function collectVocabulary(schemas: readonly object[]): Vocabulary {
  const keys = new Set<string>();
  const words = new Set<string>();
  const visited = new Set<object>();

  const addWords = (values: unknown) => {
    if (!isObject(values)) return;
    for (const value of Object.values(values)) if (typeof value === 'string') words.add(value);
  };
  const visitDefinition = (definition: object) => {
    for (const [name, part] of Object.entries(definition)) {
      if (name === 'values' || name === 'entries') addWords(part);
      else if (name !== 'shape') visit(part);
      else if (isObject(part)) {
        for (const [key, schema] of Object.entries(part)) {
          keys.add(key);
          visit(schema);
        }
      }
    }
  };
  /** A schema, a list of schemas, or something else that contains none. */
  const visit = (value: unknown) => {
    if (!isObject(value) || visited.has(value)) return;
    visited.add(value);
    if (Array.isArray(value)) value.forEach(visit);
    const internals: unknown = Reflect.get(value, '_zod');
    const definition: unknown = isObject(internals) ? Reflect.get(internals, 'def') : undefined;
    if (isObject(definition)) visitDefinition(definition);
  };

  for (const schema of schemas) visit(schema);
  return { keys, words };
}
