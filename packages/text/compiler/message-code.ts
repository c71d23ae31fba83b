import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** The type of a value that a message displays. */
type ValueType = 'string' | 'number';

/** A message as TypeScript. */
export interface MessageCode {
  /** An expression of type string. */
  readonly code: string;
  /** The values that the message displays, in the order of their first use. */
  readonly values: ReadonlyMap<string, ValueType>;
}

/** Returns the name of a constant that holds a format. @param call the call that creates the format */
export type DeclareFormat = (kind: 'number' | 'dateTime', call: string) => string;

const escapeTemplate = (text: string): string =>
  text.replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`);

/** A part of a message: text, or an expression that displays a value. */
type Part =
  | { readonly text: string }
  | { readonly expression: string; readonly isFormatted: boolean };

const formatted = (expression: string): Part => ({ expression, isFormatted: true });

/** A string literal, the call of a format, or a template literal that joins several parts. */
function joinParts(parts: readonly Part[]): string {
  const [first] = parts;
  if (first !== undefined && parts.length === 1 && 'expression' in first && first.isFormatted) {
    return first.expression;
  }
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  if (texts.length === parts.length) return JSON.stringify(texts.join(''));
  const template = parts.map((part) =>
    'text' in part ? escapeTemplate(part.text) : `\${${part.expression}}`,
  );
  return `\`${template.join('')}\``;
}

/** The names of the values that a message formats as numbers, or selects a plural form by. */
const numbersIn = (elements: readonly MessageFormatElement[]): readonly string[] =>
  elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.plural:
        return [
          element.value,
          ...Object.values(element.options).flatMap(({ value }) => numbersIn(value)),
        ];
      default:
        return [];
    }
  });

/**
 * Compiles an ICU message. Values may be plain, numbers, dates, times and cardinal plurals.
 *
 * @throws if the message is invalid, or uses a part of ICU that no catalogue needs so far
 */
export function compileMessage(source: string, declareFormat: DeclareFormat): MessageCode {
  const message = parse(source, { shouldParseSkeletons: true });
  const numbers = new Set(numbersIn(message));
  const values = new Map<string, ValueType>();
  const use = (name: string, type: ValueType): string => {
    values.set(name, type);
    return name;
  };
  const format = (kind: 'number' | 'dateTime', name: string, options: unknown): Part =>
    formatted(
      `${declareFormat(kind, `formats.${kind}Format(${JSON.stringify(options)})`)}(${use(name, 'number')})`,
    );

  const compileElements = (elements: readonly MessageFormatElement[], counted: string): string =>
    joinParts(elements.map((element) => compileElement(element, counted)));

  /** @param counted the number that `#` stands for */
  const compileElement = (element: MessageFormatElement, counted: string): Part => {
    switch (element.type) {
      case TYPE.literal:
        return { text: element.value };
      case TYPE.argument:
        if (numbers.has(element.value)) {
          return { expression: use(element.value, 'number'), isFormatted: false };
        }
        // The text may be a name: someone else decides in which direction it runs.
        return formatted(`formats.isolate(${use(element.value, 'string')})`);
      case TYPE.pound:
        return formatted(`formats.number(${counted})`);
      case TYPE.number: {
        const { style, value } = element;
        if (style === null || style === undefined)
          return formatted(`formats.number(${use(value, 'number')})`);
        if (typeof style === 'string') throw new Error(`Use a skeleton such as ::.0, not ${style}`);
        return format('number', value, style.parsedOptions);
      }
      case TYPE.date:
      case TYPE.time: {
        const { style, value } = element;
        if (style === null || style === undefined || typeof style === 'string') {
          throw new Error('A date or time needs a skeleton such as ::Hms');
        }
        return format('dateTime', value, style.parsedOptions);
      }
      case TYPE.plural: {
        if (element.pluralType !== 'cardinal' || element.offset !== 0) {
          throw new Error('Ordinal plurals and offsets are not supported');
        }
        const name = use(element.value, 'number');
        const forms = Object.entries(element.options).map(
          ([form, option]) => `${JSON.stringify(form)}: ${compileElements(option.value, name)}`,
        );
        return formatted(`formats.plural(${name}, { ${forms.join(', ')} })`);
      }
      case TYPE.select:
      case TYPE.tag:
        throw new Error('select and tags are not supported');
      default:
        return element satisfies never;
    }
  };

  const code = compileElements(message, '');
  return { code, values };
}
