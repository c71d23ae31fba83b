// @vitest-environment happy-dom
import { checkSteps, reasonsForStep, type CheckResults } from '@visavis/client/check';
import { For } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { ConnectionCheck } from '../../../src/features/connection-check/connection-check.tsx';
import { StepRow } from '../../../src/features/connection-check/step-row.tsx';
import { findings } from '../../support/check-findings.ts';
import { displayedTexts } from '../../support/displayed-texts.ts';
import {
  expectTranslated,
  setUpTranslatedPage,
  showTranslated,
} from '../../support/translated-page.ts';

setUpTranslatedPage();

test('the connection check is translated, before it and with its report', async () => {
  showTranslated(() => <ConnectionCheck />);
  const button = document.querySelector('button');
  expect(button?.textContent).toBe('⟦Start the check⟧');
  expectTranslated();

  // The simulated browser has no WebRTC, so that the check ends soon.
  button?.click();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(button?.textContent).toBe('⟦Check again⟧');
  expectTranslated();
});

test('the findings and the advice of the connection check are translated', () => {
  const results = checkSteps.flatMap((step): readonly CheckResults[] => [
    { [step]: { step, outcome: 'passed', reason: null, finding: findings[step] } },
    ...reasonsForStep(step).map((reason) => ({
      [step]: { step, outcome: 'failed', reason, finding: null },
    })),
  ]);
  showTranslated(() => (
    <For each={results}>
      {(result) => (
        <For each={checkSteps.filter((step) => step in result)}>
          {(step) => <StepRow step={step} state="failed" results={result} />}
        </For>
      )}
    </For>
  ));
  expect(displayedTexts().length).toBeGreaterThan(50);
  expectTranslated();
});
