import type { CaptureFailure } from '@visavis/client';
import {
  checkSteps,
  keepAlive,
  type CheckReason,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { helpWith } from '../device-help.ts';
import { checkAdviceText } from '../messages/check-advice.ts';

/** What it means that a step did not pass, and what can be done. */
export interface Advice {
  readonly meaning: string;
  readonly remedy: string;
  /** For the operator of the server, if they can do something. */
  readonly operator?: string;
  /** Whether another step says more, so that one line is enough here. */
  readonly isBrief?: true;
}

/** The reasons that are no capture failures: the help with devices has those. */
type CheckOnlyReason = Exclude<CheckReason, CaptureFailure>;

/** The reasons that are explained only at the first of several steps in a row. */
const reasonsExplainedOnce: ReadonlySet<CheckReason> = new Set(['prerequisite-failed', 'no-turn']);

const isCheckOnlyReason = (reason: CheckReason): reason is CheckOnlyReason =>
  Object.hasOwn(useText(checkAdviceText).reasons, reason);

/** The advice about a reason, whatever the step. */
function adviceAbout(reason: CheckOnlyReason): Advice {
  const { reasons } = useText(checkAdviceText);
  if (reason === 'prerequisite-failed') return { ...reasons[reason], isBrief: true };
  if (reason !== 'idle-closed') return reasons[reason];
  const { meaning, remedy, operator } = reasons[reason];
  return { meaning, remedy, operator: operator({ seconds: keepAlive.intervalMs / 1_000 }) };
}

/** What it means that the server refused the connection; undefined if it did not say why. */
function refusalMeaning({ signaling }: CheckResults): string | undefined {
  const messages: Readonly<Record<string, string>> = useText(checkAdviceText).refusals;
  return messages[signaling?.finding?.refusal ?? ''];
}

/** What to say about a step that did not pass without limitations; null if there is nothing to say. */
export function adviceFor(step: CheckStep, results: CheckResults): Advice | null {
  const text = useText(checkAdviceText);
  const reason = results[step]?.reason ?? null;
  if (reason === null) return null;
  if (!isCheckOnlyReason(reason)) {
    const kinds =
      step === 'camera' || step === 'microphone' ? [step] : (['camera', 'microphone'] as const);
    const help = helpWith(reason, kinds);
    return { meaning: help.sentence, remedy: help.text };
  }
  const previous = checkSteps[checkSteps.indexOf(step) - 1];
  const isRepeated = previous !== undefined && results[previous]?.reason === reason;
  if (isRepeated && reasonsExplainedOnce.has(reason)) return { ...text.asAbove, isBrief: true };
  if (reason === 'high-latency' && step === 'relay') return text.relayLatency;
  const advice = adviceAbout(reason);
  return reason === 'refused'
    ? { ...advice, meaning: refusalMeaning(results) ?? advice.meaning }
    : advice;
}
