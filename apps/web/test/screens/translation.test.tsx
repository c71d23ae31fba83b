// @vitest-environment happy-dom
import { MemoryRouter, Route } from '@solidjs/router';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCall, scriptedCallWithBen } from '../../gallery/scripted-call.ts';
import { stepSequences } from '../../gallery/step-sequences.ts';
import { openSession, type closeSession } from '../../src/call/session/session.ts';
import { CallProvider, createCallView } from '../../src/call/state/call-view.ts';
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
import { isHostileNameShown, withHostileName } from '../support/bidi-isolation.ts';
import { displayedTexts } from '../support/displayed-texts.ts';
import {
  expectTranslated,
  setUpTranslatedPage,
  showTranslated,
} from '../support/translated-page.ts';

vi.mock(import('../../src/call/session/session.ts'), () => ({
  openSession: vi.fn<typeof openSession>(),
  closeSession: vi.fn<typeof closeSession>(),
}));

/** Longer than the announcer waits for the browser to be idle. */
const idleMs = 5_000;

const ignore = (): void => {};

setUpTranslatedPage();

test('the home screen is translated', () => {
  localStorage.setItem('visavis.rooms', JSON.stringify(['quiet-lake']));
  onTestFinished(() => localStorage.clear());
  showTranslated(() => (
    <MemoryRouter>
      <Route path="/" component={HomeScreen} />
    </MemoryRouter>
  ));
  expect(displayedTexts()).toContain('⟦Remove quiet-lake from the list⟧');
  expectTranslated();
});

test.each([
  ['not found', () => <NotFound />],
  ['loading', () => <Loading />],
  ['failed', () => <PageFailed />],
  ['unsupported browser', () => <UnsupportedBrowser missingFeatures={[]} />],
  ['call that cannot be displayed', () => <CallDisplayFailed onRetry={ignore} onLeave={ignore} />],
] as const)('the page "%s" is translated', (_, page) => {
  showTranslated(page);
  expect(displayedTexts()).not.toEqual([]);
  expectTranslated();
});

test.each(['room', 'server', 'devices', 'person'] as const)(
  'the screens of a room are translated in every state of the %s',
  { timeout: 20_000 },
  async (subject) => {
    const call = withHostileName(
      (subject === 'person' ? scriptedCallWithBen : scriptedCall)(Date.now()),
    );
    let hasShownName = false;
    vi.mocked(openSession).mockReturnValue(call);
    showTranslated(() => <RoomScreen address="quiet-lake" hash="" />);
    for (const step of stepSequences[subject]) {
      step(call);
      await vi.advanceTimersByTimeAsync(idleMs);
      expect(displayedTexts().length).toBeGreaterThan(1);
      expectTranslated();
      hasShownName ||= isHostileNameShown();
    }
    expect(hasShownName).toBe(subject !== 'server');
  },
);

test('the settings are translated', () => {
  const { view, dispose } = createCallView(scriptedCallWithBen(Date.now()));
  onTestFinished(dispose);
  showTranslated(() => (
    <CallProvider value={view}>
      <Settings onClose={ignore} />
    </CallProvider>
  ));
  expect(displayedTexts()).toContain('⟦Video quality⟧');
  expectTranslated();
});
