import type { CaptureFailure, CaptureKind, SlotName } from '@visavis/client';
import type { MediaSnapshot } from '../state/call-actors.ts';

/** What is the matter with a microphone or a camera. */
export type CaptureState = 'idle' | 'requesting' | 'live' | CaptureFailure;

const captureStates: readonly CaptureState[] = [
  'idle',
  'requesting',
  'live',
  'denied',
  'missing',
  'busy',
  'overconstrained',
  'insecure',
];

/** The state of a device; `idle` while there is no media machine, as after the call. */
export function captureState(media: MediaSnapshot | undefined, kind: CaptureKind): CaptureState {
  const value: unknown = media?.value[kind];
  if (typeof value === 'object' && value !== null && 'live' in value) return 'live';
  return captureStates.find((state) => state === value) ?? 'idle';
}

/** Whether others get what a slot carries: hear the microphone, see the camera or the screen. */
export function isSending(media: MediaSnapshot | undefined, slot: SlotName): boolean {
  return media !== undefined && media.context.slots[slot] !== null;
}

/** The failure that a device is in, if any. */
export function captureFailure(state: CaptureState): CaptureFailure | null {
  return state === 'idle' || state === 'requesting' || state === 'live' ? null : state;
}

/** One failure, and which devices it holds back. */
export interface DeviceProblem {
  readonly failure: CaptureFailure;
  readonly kinds: readonly CaptureKind[];
}

/** What holds the devices back: one trouble where both have the same. */
export function deviceProblems(media: MediaSnapshot | undefined): readonly DeviceProblem[] {
  const camera = captureFailure(captureState(media, 'camera'));
  const microphone = captureFailure(captureState(media, 'microphone'));
  if (camera !== null && camera === microphone) {
    return [{ failure: camera, kinds: ['camera', 'microphone'] }];
  }
  return [
    ...(camera === null ? [] : [{ failure: camera, kinds: ['camera'] } as const]),
    ...(microphone === null ? [] : [{ failure: microphone, kinds: ['microphone'] } as const]),
  ];
}

/** Whether two looks at the devices found the same troubles. */
export const isSameProblems = (a: readonly DeviceProblem[], b: readonly DeviceProblem[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
