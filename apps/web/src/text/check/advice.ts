import {
  checkSteps,
  type CheckReason,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { helpWith } from '../device-help.ts';
import { improveConnection, type Advice } from './advice-text.ts';
import { deviceAdvice } from './device-advice.ts';
import { networkAdvice } from './network-advice.ts';
import { serverAdvice } from './server-advice.ts';

/** The reasons that are no capture failures: helpWith has those. */
type CheckOnlyReason = Exclude<CheckReason, Parameters<typeof helpWith>[0]>;

const advice: Readonly<Record<CheckOnlyReason, Advice>> = {
  ...deviceAdvice,
  ...serverAdvice,
  ...networkAdvice,
};

/** The reasons that are explained only at the first of several steps in a row. */
const reasonsExplainedOnce: ReadonlySet<CheckReason> = new Set(['prerequisite-failed', 'no-turn']);
const asAbove: Advice = {
  meaning: 'Not checked, for the same reason as above.',
  remedy: 'The same remedy applies.',
  isBrief: true,
};

const isCheckOnlyReason = (reason: CheckReason): reason is CheckOnlyReason =>
  Object.hasOwn(advice, reason);

/** What to say about a step that did not pass without limitations; null if there is nothing to say. */
export function adviceFor(step: CheckStep, results: CheckResults): Advice | null {
  const reason = results[step]?.reason ?? null;
  if (reason === null) return null;
  if (!isCheckOnlyReason(reason)) {
    const kinds =
      step === 'camera' || step === 'microphone' ? [step] : (['camera', 'microphone'] as const);
    const { sentence, text } = helpWith(reason, kinds);
    return { meaning: sentence, remedy: text };
  }
  const previous = checkSteps[checkSteps.indexOf(step) - 1];
  const isRepeated = previous !== undefined && results[previous]?.reason === reason;
  if (isRepeated && reasonsExplainedOnce.has(reason)) return asAbove;
  const refusal = results.signaling?.finding?.refusalMessage ?? null;
  if (reason === 'refused' && refusal !== null) return { ...advice.refused, meaning: refusal };
  if (reason === 'high-latency' && step === 'relay') {
    return {
      meaning: 'Data through the relay arrives late, so people would talk over each other.',
      remedy: `${improveConnection} The relay may also be far away.`,
      operator: 'A TURN server closer to the users helps.',
    };
  }
  return advice[reason];
}
