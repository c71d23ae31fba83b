// @vitest-environment happy-dom
import { MemoryRouter, Route } from '@solidjs/router';
import descriptions from '@visavis/machines/descriptions';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { scenes } from '../../gallery/scenes.ts';
import { ben, scriptedCall, scriptedCallWithBen } from '../../gallery/scripted-call.ts';
import { stepSequences } from '../../gallery/step-sequences.ts';
import { openSession, type closeSession } from '../../src/call/session/session.ts';
import { CallProvider, createCallView } from '../../src/call/state/call-view.ts';
import { ConnectionDetails } from '../../src/features/connection-details/connection-details.tsx';
import { Settings } from '../../src/features/settings/settings.tsx';
import { HomeScreen } from '../../src/screens/home/home-screen.tsx';
import { RoomScreen } from '../../src/screens/room/room-screen.tsx';
import {
  CallDisplayFailed,
  Loading,
  NotFound,
  PageFailed,
  UnsupportedBrowser,
} from '../../src/ui/plain-pages.tsx';
import { displayedTexts } from '../support/displayed-texts.ts';
import { setPseudoLanguage, withoutTranslations } from '../support/pseudo-language.ts';

vi.mock(import('../../src/call/session/session.ts'), () => ({
  openSession: vi.fn<typeof openSession>(),
  closeSession: vi.fn<typeof closeSession>(),
}));

/** Longer than the announcer waits for the browser to be idle. */
const idleMs = 5_000;

/** What is not translated: texts of users, protocols and ciphers, and states, which have their names in the code. */
const names = new Set([
  'Ana',
  'A',
  'Ben',
  'B',
  'quiet-lake',
  'AEAD_AES_128_GCM',
  ...Object.keys(descriptions).flatMap((id) => id.split('.')),
]);

/** An announcement is read out once: not again in another language. */
const announcements = '.visually-hidden[aria-live]';

// A component that fails must not be replaced by a page that is translated.
vi.stubGlobal('reportError', (error: unknown) => {
  throw error;
});

// The simulated browser has no video player.
Object.defineProperty(HTMLVideoElement.prototype, 'getVideoPlaybackQuality', {
  value: () => ({ totalVideoFrames: 0 }),
});

const ignore = (): void => {};

const isWord = (text: string): boolean => /\p{L}/u.test(text);

const englishTexts = (): readonly string[] =>
  displayedTexts()
    .map((text) => withoutTranslations(text).trim())
    .filter((text) => isWord(text) && !names.has(text));

const translatedTexts = (): readonly string[] =>
  displayedTexts(announcements).filter((text) => text !== withoutTranslations(text));

/** The displayed text is translated, and follows the language when it changes. */
function expectTranslated(): void {
  expect(englishTexts()).toEqual([]);
  setPseudoLanguage(false);
  expect(translatedTexts()).toEqual([]);
  setPseudoLanguage(true);
  expect(englishTexts()).toEqual([]);
}

beforeEach(() => {
  vi.useFakeTimers();
  setPseudoLanguage(true);
});

afterEach(() => {
  setPseudoLanguage(false);
  vi.useRealTimers();
});

function show(component: () => JSX.Element): void {
  const dispose = render(component, document.body);
  onTestFinished(() => {
    dispose();
    document.title = '';
  });
}

test('the home screen is translated', () => {
  localStorage.setItem('visavis.rooms', JSON.stringify(['quiet-lake']));
  onTestFinished(() => localStorage.clear());
  show(() => (
    <MemoryRouter>
      <Route path="/" component={HomeScreen} />
    </MemoryRouter>
  ));
  expect(document.body.textContent).toContain('⟦Start a new call⟧');
  expectTranslated();
});

test.each([
  ['not found', () => <NotFound />],
  ['loading', () => <Loading />],
  ['failed', () => <PageFailed />],
  ['unsupported browser', () => <UnsupportedBrowser missingFeatures={[]} />],
  ['call that cannot be displayed', () => <CallDisplayFailed onRetry={ignore} onLeave={ignore} />],
] as const)('the page "%s" is translated', (_, page) => {
  show(page);
  expect(document.body.textContent).toContain('⟦');
  expectTranslated();
});

describe('the screens of a room are translated in every state', () => {
  test.each(['room', 'server', 'devices', 'person'] as const)(
    'of the %s',
    { timeout: 20_000 },
    async (subject) => {
      const call = (subject === 'person' ? scriptedCallWithBen : scriptedCall)(Date.now());
      vi.mocked(openSession).mockReturnValue(call);
      show(() => <RoomScreen address="quiet-lake" />);
      for (const step of stepSequences[subject]) {
        step(call);
        await vi.advanceTimersByTimeAsync(idleMs);
        expect(displayedTexts().length).toBeGreaterThan(0);
        expectTranslated();
      }
    },
  );
});

test('the settings are translated', () => {
  const call = scriptedCallWithBen(Date.now());
  const { view, dispose } = createCallView(call);
  onTestFinished(dispose);
  show(() => (
    <CallProvider value={view}>
      <Settings onClose={ignore} />
    </CallProvider>
  ));
  expect(document.body.textContent).toContain('⟦Settings⟧');
  expectTranslated();
});

test.each([
  ['lost', { kind: 'all' }],
  ['room', { kind: 'room' }],
  ['server', { kind: 'server' }],
  ['devices', { kind: 'devices' }],
  ['relayed', { kind: 'peer', id: ben }],
  ['lost', { kind: 'peer', id: ben }],
] as const)('the connection details of the scene %s are translated: %j', async (scene, subject) => {
  const { view, dispose } = createCallView(scenes[scene](Date.now()));
  onTestFinished(dispose);
  show(() => (
    <CallProvider value={view}>
      <ConnectionDetails subject={subject} onSelect={ignore} onClose={ignore} />
    </CallProvider>
  ));
  expectTranslated();
  for (const tab of document.querySelectorAll<HTMLElement>('[role="tab"]')) {
    tab.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expectTranslated();
  }
});
