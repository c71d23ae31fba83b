import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** The type of a value that a message displays. */
type ValueType = 'string' | 'number';

/** A message as TypeScript. */
export interface MessageCode {
  /** A template literal, without its backticks. */
  readonly template: string;
  /** The values that the message displays, in the order of their first use. */
  readonly values: ReadonlyMap<string, ValueType>;
}

/** Returns the name of a constant that holds a format. @param call the call that creates the format */
export type DeclareFormat = (kind: 'number' | 'dateTime', call: string) => string;

const escapeTemplate = (text: string): string =>
  text.replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`);

/** A string literal, or a template literal if values are filled in. */
export const literal = (template: string, hasValues: boolean): string =>
  hasValues ? `\`${template}\`` : JSON.stringify(unescapeTemplate(template));

const unescapeTemplate = (template: string): string => template.replaceAll(/\\([\\`$])/g, '$1');

/**
 * Compiles an ICU message. Values may be plain, numbers, dates, times and cardinal plurals.
 *
 * @throws if the message is invalid, or uses a part of ICU that no catalogue needs so far
 */
export function compileMessage(message: string, declareFormat: DeclareFormat): MessageCode {
  const values = new Map<string, ValueType>();
  const use = (name: string, type: ValueType): string => {
    if (values.get(name) !== 'number') values.set(name, type);
    return name;
  };
  const format = (kind: 'number' | 'dateTime', name: string, options: unknown): string =>
    `\${${declareFormat(kind, `formats.${kind}Format(${JSON.stringify(options)})`)}(${use(name, 'number')})}`;

  const compileElements = (elements: readonly MessageFormatElement[], counted: string): string =>
    elements.map((element) => compileElement(element, counted)).join('');

  /** @param counted the number that `#` stands for */
  const compileElement = (element: MessageFormatElement, counted: string): string => {
    switch (element.type) {
      case TYPE.literal:
        return escapeTemplate(element.value);
      case TYPE.argument:
        return `\${${use(element.value, 'string')}}`;
      case TYPE.pound:
        return `\${formats.number(${counted})}`;
      case TYPE.number: {
        const { style, value } = element;
        if (style === null || style === undefined)
          return `\${formats.number(${use(value, 'number')})}`;
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
        const forms = Object.entries(element.options).map(([form, option]) => {
          const template = compileElements(option.value, name);
          return `${JSON.stringify(form)}: ${literal(template, template.includes('${'))}`;
        });
        return `\${formats.plural(${name}, { ${forms.join(', ')} })}`;
      }
      case TYPE.select:
      case TYPE.tag:
        throw new Error('select and tags are not supported');
      default:
        return element satisfies never;
    }
  };

  const template = compileElements(parse(message, { shouldParseSkeletons: true }), '');
  return { template, values };
}
