/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in HTML: HTML as it is, anything else as text; null is nothing. */
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

/** Templates without their indentation, which would be half of a page. */
const compactTemplates = new WeakMap<TemplateStringsArray, readonly string[]>();

function compactTemplate(texts: TemplateStringsArray): readonly string[] {
  const known = compactTemplates.get(texts);
  if (known !== undefined) return known;
  const made = texts.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  compactTemplates.set(texts, made);
  return made;
}

/** HTML from a template. What is put into it is text, and is shown as such, unless it was made here too. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    compactTemplate(texts)
      .map((text, n) => text + toHtmlText(parts[n] ?? null))
      .join(''),
  );
}
