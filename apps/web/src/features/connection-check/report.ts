import {
  maskAddresses,
  checkSteps,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { checkText } from '../../text/check.ts';
import { adviceFor } from '../../text/check-advice.ts';
import { findingText } from '../../text/check-findings.ts';
import { checkReportText } from '../../text/check-report.ts';
import type { StepState } from '../../call/derived/check-step-state.ts';

/** Where and when a check was run. */
export interface CheckEnvironment {
  readonly origin: string;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The names of devices may be those of people. */
const withoutDeviceNames = (results: CheckResults): CheckResults => {
  const { camera, microphone } = results;
  return {
    ...results,
    ...(camera?.finding && { camera: { ...camera, finding: { ...camera.finding, label: '' } } }),
    ...(microphone?.finding && {
      microphone: { ...microphone, finding: { ...microphone.finding, label: '' } },
    }),
  };
};

function errorCodes(step: CheckStep, results: CheckResults): string {
  const finding = results[step]?.finding ?? null;
  if (finding === null || !('errorCodes' in finding) || finding.errorCodes.length === 0) return '';
  return checkReportText.errorCodes(finding.errorCodes);
}

function section(step: CheckStep, state: StepState, results: CheckResults): string[] {
  const reason = results[step]?.reason ?? null;
  const advice = adviceFor(step, results);
  const details = [
    maskAddresses(findingText(step, results[step])),
    errorCodes(step, results),
    ...(advice === null
      ? []
      : [
          `${checkText.means}: ${advice.meaning}`,
          `${checkText.remedy}: ${advice.remedy}`,
          advice.operator === undefined ? '' : `${checkText.operator}: ${advice.operator}`,
        ]),
  ];
  return [
    `${checkText.names[step]}: ${checkText.states[state]}${reason === null ? '' : ` [${reason}]`}`,
    ...details.filter((line) => line !== '').map((line) => `  ${line}`),
  ];
}

/**
 * A check as text, for whoever is to help. Nothing in it is a secret: no credentials, no names of devices, and
 * no address in full.
 */
export function reportText(
  results: CheckResults,
  stateOf: (step: CheckStep) => StepState,
  { origin, userAgent, now }: CheckEnvironment,
): string {
  const words = checkReportText;
  const harmless = withoutDeviceNames(results);
  return [
    words.head,
    `${words.page}: ${maskAddresses(origin)}`,
    `${words.time}: ${new Date(now).toISOString()}`,
    `${words.browser}: ${userAgent}`,
    ...checkSteps.flatMap((step) => ['', ...section(step, stateOf(step), harmless)]),
    '',
  ].join('\n');
}
