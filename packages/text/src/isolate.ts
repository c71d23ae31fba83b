/**
 * Characters that make parts of a text run from right to left: those of right-to-left scripts, and the bidi
 * controls.
 */
const rightToLeft =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Languages that are written from right to left. */
const rightToLeftLanguage = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/;

const isolateControls = /[\u2066-\u2069]/gu;
/** FIRST STRONG ISOLATE. */
const start = '\u2068';
/** POP DIRECTIONAL ISOLATE. */
const end = '\u2069';

/** Whether a text ends each isolate that it starts, and no other. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [control] of text.matchAll(isolateControls)) {
    depth += control === end ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Creates a function that isolates a text from the sentence around it, so that neither changes the order of
 * the other (Unicode Standard Annex 9, UAX #9). In a sentence that runs from left to right only texts with
 * right-to-left characters need it; the others stay as they are, because isolates get copied and searched.
 *
 * @param language of the sentence, a BCP 47 tag
 */
export function createIsolate(language: string): (text: string) => string {
  const isAlwaysNeeded = rightToLeftLanguage.test(language);
  return (text) => {
    if (!isAlwaysNeeded && !rightToLeft.test(text)) return text;
    return `${start}${isBalanced(text) ? text : text.replace(isolateControls, '')}${end}`;
  };
}
