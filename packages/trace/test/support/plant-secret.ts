import { Json, type TraceEntry } from '../../src/index.ts';

/** Replaces one text or one property name in the entries by a secret. */
export function plantSecret(
  entries: readonly TraceEntry[],
  secret: string,
  n: number,
  asKey: boolean,
): TraceEntry[] {
  // Other entries contain no free text.
  const candidates = entries.flatMap((entry, index) =>
    entry.kind === 'snapshot' || entry.kind === 'event' ? [index] : [],
  );
  const target = candidates[n % candidates.length] ?? 0;
  return entries.map((entry, index) => {
    if (index !== target) return entry;
    if (entry.kind === 'snapshot')
      return { ...entry, context: insertSecret(entry.context, secret, n, asKey) };
    if (entry.kind !== 'event') return entry;
    const { type, ...rest } = entry.event;
    return {
      ...entry,
      event: { extra: secret, type, rest: insertSecret(jsonOf(rest), secret, n, asKey) },
    };
  });
}

const jsonOf = (value: unknown): Json => Json.parse(JSON.parse(JSON.stringify(value)));

/** Puts a secret somewhere into a value. */
function insertSecret(value: Json, secret: string, n: number, asKey: boolean): Json {
  if (Array.isArray(value)) {
    if (value.length === 0) return [secret];
    const target = n % value.length;
    return value.map((item, index) =>
      index === target ? insertSecret(item, secret, n + 1, asKey) : item,
    );
  }
  if (typeof value !== 'object' || value === null) return secret;
  const keys = Object.keys(value);
  // A property name, which could be one of the source code.
  if (asKey && n % 3 === 0) return { ...value, [secret]: true };
  const key = keys[n % keys.length];
  if (key === undefined) return { name: secret };
  return { ...value, [key]: insertSecret(value[key] ?? null, secret, Math.floor(n / 2), asKey) };
}
