import type { StepResult } from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';

/** What a call and this check cannot do without, by the name of the global that brings it. */
const requiredGlobals = [
  'RTCPeerConnection',
  'RTCDataChannel',
  'RTCRtpTransceiver',
  'WebSocket',
  'MediaStream',
  'AudioContext',
] as const;

/** Whether the browser has what a call needs. */
export function checkBrowser({ platform }: Pick<CheckRun, 'platform'>): StepResult<'browser'> {
  const missing = requiredGlobals.filter((name) => !platform.hasGlobal(name));
  return missing.length === 0
    ? createPassedResult('browser', { missing })
    : createIssueResult('browser', 'failed', 'missing-features', { missing });
}
