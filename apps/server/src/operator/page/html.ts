/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in HTML: HTML as it is, anything else as text; null is nothing. */
type Part = Html | string | number | null | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Templates without their indentation, which would be half of a page. */
const tight = new WeakMap<TemplateStringsArray, readonly string[]>();

function tighten(texts: TemplateStringsArray): readonly string[] {
  const known = tight.get(texts);
  if (known !== undefined) return known;
  const made = texts.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  tight.set(texts, made);
  return made;
}

/** HTML from a template. What is put into it is text, and is shown as such, unless it was made here too. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    tighten(texts)
      .map((text, n) => text + textOf(parts[n] ?? null))
      .join(''),
  );
}
