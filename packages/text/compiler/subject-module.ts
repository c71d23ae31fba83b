import { compileMessage, type MessageCode } from './message-code.ts';

/** The messages of a subject: the parsed content of its JSON file. */
export interface MessageGroup {
  readonly [key: string]: string | MessageGroup;
}

/** The key of a note to translators. It becomes a comment. */
const noteKey = '//';

const isIdentifier = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** Narrows parsed JSON. @param where the file and the keys so far, for errors @throws if a value is neither text nor a group */
export function parseMessageGroup(value: unknown, where: string): MessageGroup {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${where} must be a text or an object with texts`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, content]: [string, unknown]) => [
      key,
      typeof content === 'string' ? content : parseMessageGroup(content, `${where}.${key}`),
    ]),
  );
}

const camelCase = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function messageCode({ code, values }: MessageCode): string {
  if (values.size === 0) return code;
  const names = [...values.keys()].join(', ');
  const types = [...values].map(([name, type]) => `readonly ${name}: ${type}`).join('; ');
  return `({ ${names} }: { ${types} }) => ${code}`;
}

/**
 * Compiles the messages of a subject to a TypeScript module that exports them as `SUBJECTText`.
 *
 * @param subject the name of the JSON file, without its ending
 * @throws if a message is invalid; the error names it
 */
export function compileSubject(subject: string, messages: MessageGroup): string {
  const formats = new Map<string, string>();
  const declareFormat = (kind: string, call: string): string => {
    const name = formats.get(call) ?? `${kind}Format${formats.size + 1}`;
    formats.set(call, name);
    return name;
  };
  const comment = (group: MessageGroup): string =>
    typeof group[noteKey] === 'string' ? `/** ${group[noteKey]} */\n` : '';
  const compileGroup = (group: MessageGroup, path: string): string => {
    const lines = Object.entries(group).flatMap(([key, content]) => {
      if (key === noteKey) return [];
      const name = isIdentifier(key) ? key : JSON.stringify(key);
      if (typeof content !== 'string') {
        return `${comment(content)}${name}: ${compileGroup(content, `${path}.${key}`)}`;
      }
      try {
        return `${name}: ${messageCode(compileMessage(content, declareFormat))}`;
      } catch (error) {
        throw new Error(`The message ${path}.${key} is invalid: ${String(error)}`, {
          cause: error,
        });
      }
    });
    return `{\n${lines.map((line) => `${line},`).join('\n')}\n}`;
  };
  const object = compileGroup(messages, subject);
  const declarations = [...formats].map(([call, name]) => `const ${name} = ${call};`);
  const create =
    declarations.length === 0
      ? `(${object.includes('formats.') ? 'formats' : ''}) => (${object})`
      : `(formats) => {\n${declarations.join('\n')}\nreturn ${object};\n}`;
  return [
    `// Compiled from messages/en/${subject}.json by "pnpm --filter @visavis/text compile". Do not edit.`,
    `import { defineText } from '@visavis/text';`,
    '',
    `${comment(messages)}export const ${camelCase(subject)}Text = /* @__PURE__ */ defineText(${create});`,
    '',
  ].join('\n');
}
