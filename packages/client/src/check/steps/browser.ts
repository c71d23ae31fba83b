import type { ResultOf } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';

/** What a call and this check cannot do without, by the name of the global that brings it. */
const needed = [
  'RTCPeerConnection',
  'RTCDataChannel',
  'RTCRtpTransceiver',
  'WebSocket',
  'MediaStream',
  'AudioContext',
] as const;

/** Whether the browser has what a call needs. */
export function lookAtBrowser({ platform }: Pick<CheckRun, 'platform'>): ResultOf<'browser'> {
  const missing = needed.filter((name) => !platform.has(name));
  return missing.length === 0
    ? passed('browser', { missing })
    : ended('browser', 'failed', 'missing-features', { missing });
}
