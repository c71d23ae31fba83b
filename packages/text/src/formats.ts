import { createIsolate } from './isolate.ts';

/** The forms of a plural: categories of the language (CLDR) and exact numbers such as `=0`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule | `=${number}`, string>>> & {
  readonly other: string;
};

/** How one language writes numbers, times, plurals and lists. */
export interface Formats {
  readonly number: (value: number) => string;
  /** @returns a format for numbers with other options */
  readonly numberFormat: (options: Intl.NumberFormatOptions) => (value: number) => string;
  /** @returns a format for points in time, in milliseconds since 1970 */
  readonly dateTimeFormat: (options: Intl.DateTimeFormatOptions) => (at: number) => string;
  /** Selects a plural form by a cardinal number. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /**
   * Keeps a text, such as a name, from changing the order of the sentence around it, and the sentence from
   * changing the order in the text (bidi isolation). Messages isolate each text that they fill in.
   */
  readonly isolate: (text: string) => string;
  /** Joins names to "a, b and c", each isolated. */
  readonly list: (items: readonly string[]) => string;
  /** A time relative to now, such as "5 min. ago" for -5 minutes. */
  readonly relativeTime: (value: number, unit: Intl.RelativeTimeFormatUnit) => string;
}

/** Creates a value when it is first used: the first format of a kind costs some milliseconds. */
function lazy<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => (created ??= { value: create() }).value;
}

/** @param language a BCP 47 language tag */
export function createFormats(language: string): Formats {
  const numbers = lazy(() => new Intl.NumberFormat(language));
  const pluralRules = lazy(() => new Intl.PluralRules(language));
  const lists = lazy(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const relativeTimes = lazy(
    () => new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'always' }),
  );
  const isolate = createIsolate(language);
  return {
    isolate,
    number: (value) => numbers().format(value),
    numberFormat(options) {
      const format = lazy(() => new Intl.NumberFormat(language, options));
      return (value) => format().format(value);
    },
    dateTimeFormat(options) {
      const format = lazy(() => new Intl.DateTimeFormat(language, options));
      return (at) => format().format(at);
    },
    plural: (count, forms) =>
      forms[`=${count}`] ?? forms[pluralRules().select(count)] ?? forms.other,
    // A list of one needs no format, which would take 50 ms when somebody joins a call of two.
    list: (items) =>
      items.length < 2 ? items.map(isolate).join('') : lists().format(items.map(isolate)),
    relativeTime: (value, unit) => relativeTimes().format(value, unit),
  };
}
