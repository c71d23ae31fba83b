import type { StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';

/** The globals that a call and the check need. */
const requiredGlobals = [
  'RTCPeerConnection',
  'RTCDataChannel',
  'RTCRtpTransceiver',
  'WebSocket',
  'MediaStream',
  'AudioContext',
] as const;

/** Checks whether the browser has what a call needs. */
export function checkBrowser({ platform }: Pick<CheckRun, 'platform'>): StepResult<'browser'> {
  const missing = requiredGlobals.filter((name) => !platform.hasGlobal(name));
  return missing.length === 0
    ? createPassedResult('browser', { missing })
    : createIssueResult('browser', 'failed', 'missing-features', { missing });
}
