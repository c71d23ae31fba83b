import {
  checkSteps,
  maskAddresses,
  type CheckResults,
  type CheckStep,
  type StepState,
} from '@visavis/client/check';
import { adviceFor } from '../../text/check/advice.ts';
import { checkText } from '../../text/check/check.ts';
import { findingText } from '../../text/check/findings.ts';
import { checkReportText } from '../../text/check/report.ts';

/** Where and when a check was run. */
export interface CheckEnvironment {
  readonly origin: string;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Device names may contain names of people. */
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
          `${checkText.meaning}: ${advice.meaning}`,
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
 * Formats a check as text, for support. The text contains no secrets: no credentials, no device names, and no
 * complete addresses.
 */
export function reportText(
  results: CheckResults,
  stateOf: (step: CheckStep) => StepState,
  { origin, userAgent, now }: CheckEnvironment,
): string {
  const text = checkReportText;
  const anonymous = withoutDeviceNames(results);
  return [
    text.head,
    `${text.page}: ${maskAddresses(origin)}`,
    `${text.time}: ${new Date(now).toISOString()}`,
    `${text.browser}: ${userAgent}`,
    ...checkSteps.flatMap((step) => ['', ...section(step, stateOf(step), anonymous)]),
    '',
  ].join('\n');
}
