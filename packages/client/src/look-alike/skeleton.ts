import { confusables } from './confusables.ts';

/** Reads the list of confusable characters: from each character to what it looks like. */
function readPrototypes(): ReadonlyMap<string, string> {
  let codePoint = 0;
  return new Map(
    confusables.split(';').map((entry) => {
      const [step = '', prototype = ''] = entry.split(' ');
      codePoint += Number.parseInt(step, 36);
      const looksLike = prototype.split('.').map((digits) => Number.parseInt(digits, 36));
      return [String.fromCodePoint(codePoint), String.fromCodePoint(...looksLike)];
    }),
  );
}

const prototypes = readPrototypes();

/**
 * The skeleton of a text: texts with equal skeletons look alike. Unicode Technical Standard 39 (UTS #39),
 * section 4. White space counts as one space, as a page displays it.
 */
export function skeleton(text: string): string {
  const visible = text
    .normalize('NFD')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ');
  return Array.from(visible, (character) => prototypes.get(character) ?? character)
    .join('')
    .normalize('NFD');
}
