// @vitest-environment happy-dom
import { ben } from '@visavis/protocol/testing';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import {
  comparisonSteps,
  connectedSteps,
  connectingSteps,
} from '../../../gallery/step-sequences.ts';
import { CallProvider, createCallView } from '../../../src/call/state/call-view.ts';
import { openTrust, type TrustSubject } from '../../../src/features/trust/trust-selection.ts';
import { TrustSheets } from '../../../src/features/trust/trust-sheets.tsx';
import { withHostileName } from '../../support/bidi-isolation.ts';
import {
  expectTranslated,
  setUpTranslatedPage,
  showTranslated,
} from '../../support/translated-page.ts';

setUpTranslatedPage();
afterEach(() => void openTrust(null));

/** Opens a sheet in a call with Ben, who is connected. */
async function openSheet(subject: TrustSubject) {
  const call = withHostileName(scriptedCallWithBen(Date.now()));
  for (const step of [...connectingSteps, ...connectedSteps]) step(call);
  call.connection({ type: 'certificate.matched' });
  const { view, dispose } = createCallView(call);
  onTestFinished(dispose);
  openTrust(subject);
  showTranslated(() => (
    <CallProvider value={view}>
      <TrustSheets />
    </CallProvider>
  ));
  await vi.advanceTimersByTimeAsync(0);
  return call;
}

const buttons = () =>
  [...document.querySelectorAll('[data-comparison] button')].map(({ textContent }) => textContent);
const stateOfComparison = () =>
  document.querySelector('[data-comparison]')?.getAttribute('data-comparison');

test('the sheet of the call is translated, at every level', async () => {
  const call = await openSheet({ kind: 'call' });
  expect(document.body.textContent).toContain('⟦Who can listen⟧');
  expectTranslated();
  for (const verdict of ['changed', 'different', 'compared'] as const) {
    call.peer({ type: 'key.judged', verdict });
    await vi.advanceTimersByTimeAsync(0);
    expect(document.querySelector('li [data-trust]')?.getAttribute('data-trust')).toBe(verdict);
    expectTranslated();
  }
});

test('the sheet of a comparison is translated in every state, and offers what can be done', async () => {
  const call = await openSheet({ kind: 'comparison', id: ben });
  const seen = new Map<string | null | undefined, readonly string[]>();
  for (const step of comparisonSteps) {
    step(call);
    await vi.advanceTimersByTimeAsync(0);
    expectTranslated();
    seen.set(stateOfComparison(), buttons());
    const emojiCount = document.querySelectorAll('ol > li').length;
    const isShown = /^(shown|confirmed)/.test(stateOfComparison() ?? '');
    expect(emojiCount).toBe(isShown ? 6 : 0);
  }
  expect(Object.fromEntries(seen)).toEqual({
    idle: ['⟦Start⟧'],
    invited: ['⟦Start⟧', '⟦Not now⟧'],
    exchanging: [],
    shown: ['⟦They match⟧', '⟦They are different⟧'],
    confirmedHere: ['⟦They are different⟧'],
    confirmedByPeer: ['⟦They match⟧', '⟦They are different⟧'],
    matched: ['⟦Close⟧'],
    different: ['⟦Leave the call⟧', expect.stringContaining('Disconnect from'), '⟦Try again⟧'],
    failed: ['⟦Try again⟧'],
    stopped: ['⟦Try again⟧'],
  });
});

test('closing the sheet ends the comparison', async () => {
  const call = await openSheet({ kind: 'comparison', id: ben });
  call.peer({ type: 'compare.start' });
  await vi.advanceTimersByTimeAsync(0);
  document.querySelector<HTMLElement>('[aria-label="⟦Close⟧"]')?.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(JSON.stringify(call.states(`peer:${ben}`))).toContain('"comparison":"idle"');
  expect(document.querySelector('[data-comparison]')).toBeNull();
});
