import descriptions from '@visavis/machines/descriptions';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest';
import { expectIsolated, hostileInitial, hostileName } from './bidi-isolation.ts';
import { displayedTexts } from './displayed-texts.ts';
import { setPseudoLanguage, withoutTranslations } from './pseudo-language.ts';

/** What is not translated: texts of users, devices and ciphers, and states, which have their names in the code. */
const names = new Set([
  'Ana',
  'A',
  'Ben',
  'B',
  hostileName,
  hostileInitial,
  'quiet-lake',
  'USB microphone',
  'AEAD_AES_128_GCM',
  ...Object.keys(descriptions).flatMap((id) => id.split('.')),
]);

/** An announcement is read out once: not again in another language. */
const announcements = '.visually-hidden[aria-live]';

const isWord = (text: string): boolean => /\p{L}/u.test(text);

const englishTexts = (): readonly string[] =>
  displayedTexts()
    .map((text) => withoutTranslations(text).trim())
    .filter((text) => isWord(text) && !names.has(text));

const translatedTexts = (): readonly string[] =>
  displayedTexts(announcements).filter((text) => text !== withoutTranslations(text));

/** The displayed text is translated, follows the language when it changes, and isolates names. */
export function expectTranslated(): void {
  expectIsolated();
  expect(englishTexts()).toEqual([]);
  setPseudoLanguage(false);
  expectIsolated();
  expect(translatedTexts()).toEqual([]);
  setPseudoLanguage(true);
  expect(englishTexts()).toEqual([]);
}

/** Displays a component in the page, in the pseudo-language, until the test has finished. */
export function showTranslated(component: () => JSX.Element): void {
  const dispose = render(component, document.body);
  onTestFinished(() => {
    dispose();
    document.title = '';
  });
  expect(document.body.textContent).toContain('⟦');
}

/** Prepares the simulated browser of a test file: the pseudo-language, fake timers, and what it lacks. */
export function setUpTranslatedPage(): void {
  // A component that fails must not be replaced by a page that is translated.
  vi.stubGlobal('reportError', (error: unknown) => {
    throw error;
  });
  vi.stubGlobal('isSecureContext', true);
  // There is no video player.
  Object.defineProperty(HTMLVideoElement.prototype, 'getVideoPlaybackQuality', {
    value: () => ({ totalVideoFrames: 0 }),
  });
  beforeEach(() => {
    vi.useFakeTimers();
    setPseudoLanguage(true);
  });
  afterEach(() => {
    setPseudoLanguage(false);
    vi.useRealTimers();
  });
}
