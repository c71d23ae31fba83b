import type { CaptureFailure, CaptureKind, SlotName } from '@visavis/client';
import type { MediaSnapshot } from './actors.ts';

/** What is the matter with a microphone or a camera. */
export type CaptureState = 'idle' | 'asking' | 'live' | CaptureFailure;

const states: readonly CaptureState[] = [
  'idle',
  'asking',
  'live',
  'denied',
  'missing',
  'busy',
  'over-constrained',
  'insecure',
];

/** The state of a device; `idle` while there is no media machine, as after the call. */
export function captureState(media: MediaSnapshot | undefined, kind: CaptureKind): CaptureState {
  const value: unknown = media?.value[kind];
  if (typeof value === 'object' && value !== null && 'live' in value) return 'live';
  return states.find((state) => state === value) ?? 'idle';
}

/** Whether others get what a slot carries: hear the microphone, see the camera or the screen. */
export function isSending(media: MediaSnapshot | undefined, slot: SlotName): boolean {
  return media !== undefined && media.context.slots[slot] !== null;
}

/** The failure that a device is in, if any. */
export function failureOf(state: CaptureState): CaptureFailure | null {
  return state === 'idle' || state === 'asking' || state === 'live' ? null : state;
}

/** One failure, and which devices it holds back. */
export interface Trouble {
  readonly failure: CaptureFailure;
  readonly kinds: readonly CaptureKind[];
}

/** What holds the devices back: one trouble where both have the same. */
export function troublesOf(media: MediaSnapshot | undefined): readonly Trouble[] {
  const camera = failureOf(captureState(media, 'camera'));
  const microphone = failureOf(captureState(media, 'microphone'));
  if (camera !== null && camera === microphone) {
    return [{ failure: camera, kinds: ['camera', 'microphone'] }];
  }
  return [
    ...(camera === null ? [] : [{ failure: camera, kinds: ['camera'] } as const]),
    ...(microphone === null ? [] : [{ failure: microphone, kinds: ['microphone'] } as const]),
  ];
}

/** Whether two looks at the devices found the same troubles. */
export const sameTroubles = (a: readonly Trouble[], b: readonly Trouble[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
