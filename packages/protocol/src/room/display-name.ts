/** White space that ends a line, or moves the text on: shown as a space in one line of text. */
const lineControls = /[\t-\r\u0085\u2028\u2029]+/gu;

/**
 * Characters that a name loses: control characters, the explicit bidi controls (embeddings, overrides and
 * isolates, which would reverse or enclose the text around the name), lone surrogates and non-characters.
 *
 * They are removed, not refused: names that are copied from spreadsheets and messengers contain them, and
 * nobody could find the character that was refused. A name loses nothing that people see. The implicit marks
 * (LRM, RLM, ALM), joiners (ZWNJ in Persian and Indic names, ZWJ in emoji), variation selectors and
 * combining marks stay, because names need them.
 */
const removedCharacters = /[\p{Cc}\u202A-\u202E\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Letters, digits, punctuation and symbols that show something. The listed ones are blank in all fonts. */
const visibleCharacter =
  /(?![\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{13441}\u{13442}\u{1D159}])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Normalises a display name: composed (NFC), without control characters and explicit bidi controls, trimmed.
 * Empty if nothing in it is visible. Does not limit the length, which it can change.
 *
 * @public
 * @example
 * normalizeDisplayName(' Zoe\u0308 \u202E'); // 'Zoë'
 */
export function normalizeDisplayName(text: string): string {
  const name = text
    .replace(lineControls, ' ')
    .replace(removedCharacters, '')
    .normalize('NFC')
    .trim();
  return visibleCharacter.test(name) ? name : '';
}
