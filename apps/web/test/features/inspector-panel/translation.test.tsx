// @vitest-environment happy-dom
import { Inspector } from '@visavis/inspector';
import descriptions from '@visavis/machines/descriptions';
import { inspectHarnesses } from '@visavis/machines/testing';
import { createRecorder } from '@visavis/trace';
import { expect, test, vi } from 'vitest';
import { scenes } from '../../../gallery/scenes.ts';
import {
  expectIsolated,
  isHostileNameShown,
  withHostileName,
} from '../../support/bidi-isolation.ts';
import { displayedTexts } from '../../support/displayed-texts.ts';
import { setPseudoLanguage } from '../../support/pseudo-language.ts';
import { setUpTranslatedPage, showTranslated } from '../../support/translated-page.ts';

/** Reports this size for every element: the simulated browser has no layout. */
class FixedSize implements ResizeObserver {
  readonly #listener: ResizeObserverCallback;

  constructor(listener: ResizeObserverCallback) {
    this.#listener = listener;
  }

  observe(target: Element): void {
    const contentRect = new DOMRect(0, 0, 1_000, 600);
    const size = { borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] };
    this.#listener([{ target, contentRect, ...size }], this);
  }

  unobserve(): void {}
  disconnect(): void {}
}

/** The messages of the inspector that are displayed as they are, without values. */
const messages: Readonly<Record<string, unknown>> = import.meta.glob(
  '../../../../../packages/inspector/messages/en/*.json',
  { eager: true, import: 'default' },
);

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value)];

/** The names of states are not translated. */
const stateNames = new Set(Object.keys(descriptions).flatMap((id) => id.split('.')));

const englishMessages = new Set(textsIn(messages).filter((text) => !stateNames.has(text)));

const displayedMessages = (): readonly string[] =>
  displayedTexts().filter((text) => englishMessages.has(text.trim()));

/** The displayed messages are translated, and follow the language when it changes. */
function expectMessagesTranslated(): void {
  expect(displayedMessages()).toEqual([]);
  setPseudoLanguage(false);
  expect(displayedMessages().length).toBeGreaterThan(20);
  expect(displayedTexts().filter((text) => text.includes('⟦'))).toEqual([]);
  setPseudoLanguage(true);
  expect(displayedMessages()).toEqual([]);
}

/** Presses a button or tab, the first if several have this name. */
function press(name: string): void {
  const button = [...document.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  );
  if (button === undefined) throw new Error(`There is no button "${name}".`);
  button.click();
}

/** Opens all values with parts, down to the last. */
function openValues(): void {
  const closed = [...document.querySelectorAll('details:not([open])')];
  if (closed.length === 0) return;
  for (const details of closed) {
    details.setAttribute('open', '');
    details.dispatchEvent(new Event('toggle'));
  }
  openValues();
}

setUpTranslatedPage();

test('every view of the inspector is translated, and follows the language', async () => {
  vi.stubGlobal('ResizeObserver', FixedSize);
  const recorder = createRecorder({ now: () => Date.now() });
  inspectHarnesses((event) => recorder.inspect.next?.(event));
  scenes.lost(Date.now());
  showTranslated(() => <Inspector live={recorder} isPage={false} areLetterKeysOn />);
  expect(displayedTexts()).toContain('⟦Search (/)⟧');
  press('⟦Compare⟧');
  press('⟦Previous event (←)⟧');
  for (const tab of ['⟦Timeline⟧', '⟦Sequence⟧', '⟦Chart⟧']) {
    press(tab);
    await vi.advanceTimersByTimeAsync(0);
    expectMessagesTranslated();
  }
  press('⟦active, active⟧');
  expectMessagesTranslated();
});

test('the inspector isolates names in the values that it shows', () => {
  vi.stubGlobal('ResizeObserver', FixedSize);
  const recorder = createRecorder({ now: () => Date.now() });
  inspectHarnesses((event) => recorder.inspect.next?.(event));
  withHostileName(scenes.lost(Date.now()));
  showTranslated(() => <Inspector live={recorder} isPage={false} areLetterKeysOn />);
  openValues();
  expect(isHostileNameShown()).toBe(true);
  expectIsolated();
});
