import {
  checkSteps,
  maskAddresses,
  type CheckResults,
  type CheckStep,
  type StepState,
} from '@visavis/client/check';
import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { adviceFor, type Advice } from '../../text/check/advice.ts';
import { checkText } from '../../text/messages/check.ts';
import { findingText } from '../../text/check/findings.ts';
import { checkReportText } from '../../text/messages/check-report.ts';

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
  const codes = useText(formatText).list(finding.errorCodes.map((code) => `${code}`));
  return useText(checkReportText).lines.errorCodes({ codes });
}

function adviceLines(advice: Advice | null): readonly string[] {
  if (advice === null) return [];
  const headings = useText(checkText);
  const { line } = useText(checkReportText).lines.advice;
  const { meaning, remedy, operator } = advice;
  return [
    line({ heading: headings.meaning, text: meaning }),
    line({ heading: headings.remedy, text: remedy }),
    ...(operator === undefined ? [] : [line({ heading: headings.operator, text: operator })]),
  ];
}

function section(step: CheckStep, stepState: StepState, results: CheckResults): readonly string[] {
  const text = useText(checkText);
  const { lines } = useText(checkReportText);
  const reason = results[step]?.reason ?? null;
  const values = { step: text.steps[step], state: text.states[stepState] };
  const details = [
    maskAddresses(findingText(step, results[step])),
    errorCodes(step, results),
    ...adviceLines(adviceFor(step, results)),
  ];
  return [
    reason === null ? lines.step(values) : lines.stepWithReason({ ...values, reason }),
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
  const { lines } = useText(checkReportText);
  const anonymous = withoutDeviceNames(results);
  return [
    lines.head,
    lines.page({ origin: maskAddresses(origin) }),
    lines.time({ time: new Date(now).toISOString() }),
    lines.browser({ userAgent }),
    ...checkSteps.flatMap((step) => ['', ...section(step, stateOf(step), anonymous)]),
    '',
  ].join('\n');
}
