/** Trusted HTML. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template may contain: HTML as it is, anything else as escaped text, null as nothing. */
type Part = Html | string | number | null | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function toHtmlText(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(toHtmlText).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** Templates without their indentation, which would be half of the page's size. */
const compactTemplates = new WeakMap<TemplateStringsArray, readonly string[]>();

function compactTemplate(texts: TemplateStringsArray): readonly string[] {
  const cached = compactTemplates.get(texts);
  if (cached !== undefined) return cached;
  const compact = texts.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  compactTemplates.set(texts, compact);
  return compact;
}

/** Creates HTML from a template. Inserted values are escaped, unless they are {@link Html}. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    compactTemplate(texts)
      .map((text, n) => text + toHtmlText(parts[n] ?? null))
      .join(''),
  );
}
