import { refusalReasons } from '@visavis/client';
import {
  checkSteps,
  keepAlive,
  reasonsForStep,
  type CheckReason,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../../src/text/check/advice.ts';
import { findingText } from '../../../src/text/check/findings.ts';
import { checkAdviceText } from '../../../src/text/messages/check-advice.ts';
import { findings } from '../../support/check-findings.ts';
import { improperTexts } from '../../support/proper-text.ts';

/** The advice about a step that failed for a reason. */
const adviceOf = (step: CheckStep, reason: CheckReason) => {
  const results: CheckResults = { [step]: { step, outcome: 'failed', reason, finding: null } };
  return adviceFor(step, results);
};

/** Every reason for which a step can fail, from the check machine. */
const failures = checkSteps.flatMap((step) =>
  reasonsForStep(step).map((reason) => ({ step, reason })),
);

const findingOf = (step: CheckStep) =>
  findingText(step, { step, outcome: 'passed', reason: null, finding: findings[step] });
/** Steps that have an outcome only. */
const stepsWithoutFinding: ReadonlySet<CheckStep> = new Set([
  'secureContext',
  'permission',
  'speaker',
]);

test('no text is empty or has a straight apostrophe', () => {
  const catalogue = {
    advice: failures.map(({ step, reason }) => adviceOf(step, reason)),
    findings: checkSteps.filter((step) => !stepsWithoutFinding.has(step)).map(findingOf),
  };
  expect(improperTexts(catalogue)).toEqual([]);
});

test.each(failures)('$step, $reason: has a meaning and a remedy', ({ step, reason }) => {
  const advice = adviceOf(step, reason);
  expect(advice?.meaning).toMatch(/\.$/);
  expect(advice?.remedy).toMatch(/\.$/);
});

test('messages for refusals have the reason as key', () => {
  const keys = Object.keys(checkAdviceText.read().refusals);
  expect(keys.filter((key) => !Object.hasOwn(refusalReasons, key))).toEqual([]);
});

describe('an idle connection', () => {
  test('was checked for some seconds only', () => {
    expect(findingOf('keepalive')).toBe(
      `Idle for 8 seconds. Longer idle times are not checked, because the page sends a ping after ${keepAlive.intervalMs / 1_000} seconds.`,
    );
  });

  test('that was closed needs no higher timeout than the default', () => {
    expect(adviceOf('keepalive', 'idle-closed')?.operator).toContain(
      'the default of 60 seconds is enough',
    );
    expect(adviceOf('signaling', 'connection-closed')?.operator).not.toContain(
      'proxy_read_timeout',
    );
  });
});
