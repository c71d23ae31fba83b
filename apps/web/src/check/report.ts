import { maskAddresses, steps, type Results, type Step } from '@visavis/client/check';
import { checkWords } from '../words/check.ts';
import { adviceFor } from '../words/check-advice.ts';
import { findingText } from '../words/check-findings.ts';
import { checkReportWords } from '../words/check-report.ts';
import type { StepState } from './step-state.ts';

/** Where and when a check was run. */
export interface Surroundings {
  readonly origin: string;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The names of devices may be those of people. */
const unnamed = (results: Results): Results => {
  const { camera, microphone } = results;
  return {
    ...results,
    ...(camera?.finding && { camera: { ...camera, finding: { ...camera.finding, label: '' } } }),
    ...(microphone?.finding && {
      microphone: { ...microphone, finding: { ...microphone.finding, label: '' } },
    }),
  };
};

function errorCodes(step: Step, results: Results): string {
  const finding = results[step]?.finding ?? null;
  if (finding === null || !('errorCodes' in finding) || finding.errorCodes.length === 0) return '';
  return checkReportWords.errorCodes(finding.errorCodes);
}

function section(step: Step, state: StepState, results: Results): string[] {
  const reason = results[step]?.reason ?? null;
  const advice = adviceFor(step, results);
  const details = [
    maskAddresses(findingText(step, results[step])),
    errorCodes(step, results),
    ...(advice === null
      ? []
      : [
          `${checkWords.means}: ${advice.means}`,
          `${checkWords.remedy}: ${advice.remedy}`,
          advice.operator === undefined ? '' : `${checkWords.operator}: ${advice.operator}`,
        ]),
  ];
  return [
    `${checkWords.names[step]}: ${checkWords.states[state]}${reason === null ? '' : ` [${reason}]`}`,
    ...details.filter((line) => line !== '').map((line) => `  ${line}`),
  ];
}

/**
 * A check as text, for whoever is to help. Nothing in it is a secret: no credentials, no names of devices, and
 * no address in full.
 */
export function reportText(
  results: Results,
  stateOf: (step: Step) => StepState,
  { origin, userAgent, now }: Surroundings,
): string {
  const words = checkReportWords;
  const harmless = unnamed(results);
  return [
    words.head,
    `${words.page}: ${maskAddresses(origin)}`,
    `${words.time}: ${new Date(now).toISOString()}`,
    `${words.browser}: ${userAgent}`,
    ...steps.flatMap((step) => ['', ...section(step, stateOf(step), harmless)]),
    '',
  ].join('\n');
}
