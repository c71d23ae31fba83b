import { batch } from 'solid-js';
import { descriptionsText, formatText, type Text } from '@visavis/text';
import descriptions from '@visavis/machines/descriptions';

const isText = (value: unknown): value is Text<object> =>
  typeof value === 'object' && value !== null && 'read' in value && 'translate' in value;

/** Marks messages as translated: `Join` becomes `⟦Join⟧`. */
function mark(message: unknown): unknown {
  if (typeof message === 'string') return `⟦${message}⟧`;
  if (typeof message === 'function') {
    return (...values: readonly unknown[]) => mark(Reflect.apply(message, undefined, values));
  }
  return typeof message === 'object' && message !== null ? markAll(message) : message;
}

const markAll = (messages: object): object =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, mark(message)]));

const modules: Readonly<Record<string, object>> = import.meta.glob(
  ['../../src/text/messages/*.ts', '../../../../packages/*/src/text/messages/*.ts'],
  { eager: true },
);

const subjects: readonly (readonly [Text<object>, translation: object])[] = [
  ...[
    ...Object.values(modules).flatMap((module) => Object.values<unknown>({ ...module })),
    formatText,
  ]
    .filter(isText)
    .map((text) => [text, markAll(text.read())] as const),
  [descriptionsText, markAll(descriptions)],
];

/** Displays all text in the pseudo language, or in English again. */
export function setPseudoLanguage(isOn: boolean): void {
  batch(() => {
    for (const [text, translation] of subjects) text.translate(isOn ? translation : null);
  });
}

/** Removes all translated messages from a text. */
export function withoutTranslations(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return rest === text ? text : withoutTranslations(rest);
}
