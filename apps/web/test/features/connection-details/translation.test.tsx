// @vitest-environment happy-dom
import { ben } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scenes } from '../../../gallery/scenes.ts';
import { CallProvider, createCallView } from '../../../src/call/state/call-view.ts';
import { ConnectionDetails } from '../../../src/features/connection-details/connection-details.tsx';
import { isHostileNameShown, withHostileName } from '../../support/bidi-isolation.ts';
import {
  expectTranslated,
  setUpTranslatedPage,
  showTranslated,
} from '../../support/translated-page.ts';

const ignore = (): void => {};

setUpTranslatedPage();

test.each([
  ['lost', { kind: 'all' }],
  ['room', { kind: 'room' }],
  ['server', { kind: 'server' }],
  ['devices', { kind: 'devices' }],
  ['relayed', { kind: 'peer', id: ben }],
  ['lost', { kind: 'peer', id: ben }],
] as const)('the connection details of the scene %s are translated: %j', async (scene, subject) => {
  const { view, dispose } = createCallView(withHostileName(scenes[scene](Date.now())));
  onTestFinished(dispose);
  showTranslated(() => (
    <CallProvider value={view}>
      <ConnectionDetails subject={subject} onSelect={ignore} onClose={ignore} />
    </CallProvider>
  ));
  expect(isHostileNameShown()).toBe(subject.kind === 'all' || subject.kind === 'peer');
  expectTranslated();
  for (const tab of document.querySelectorAll<HTMLElement>('[role="tab"]')) {
    tab.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expectTranslated();
  }
});
