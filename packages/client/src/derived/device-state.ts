import type { CaptureFailure, CaptureKind, SlotName } from '@visavis/machines';
import type { MediaSnapshot } from './snapshots.ts';

/** The state of a microphone or a camera. @public */
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

/**
 * The state of a microphone or a camera; `idle` while there is no media machine, as after the call.
 *
 * @example
 * const isDenied = captureState(media, 'camera') === 'denied';
 * @public
 */
export function captureState(media: MediaSnapshot | undefined, kind: CaptureKind): CaptureState {
  const value: unknown = media?.value[kind];
  if (typeof value === 'object' && value !== null && 'live' in value) return 'live';
  return captureStates.find((state) => state === value) ?? 'idle';
}

/**
 * Whether a media slot has a track, so that others receive it.
 *
 * @example
 * const isMuted = !isSending(media, 'microphone');
 * @public
 */
export function isSending(media: MediaSnapshot | undefined, slot: SlotName): boolean {
  return media !== undefined && media.context.slots[slot] !== null;
}

/**
 * The id of the speaker to play on; null for the default of the system, as long as the chosen one is not
 * connected.
 *
 * @example
 * await video.setSinkId(speakerInUse(media) ?? '');
 * @public
 */
export function speakerInUse(media: MediaSnapshot | undefined): string | null {
  if (media === undefined) return null;
  const { choices, devices } = media.context;
  const speakers = devices.filter(({ kind }) => kind === 'speaker');
  const isConnected = speakers.length === 0 || speakers.some(({ id }) => id === choices.speaker);
  return isConnected ? choices.speaker : null;
}

/**
 * Whether `camera.flip` changes to a camera that faces the other way, as phones have.
 *
 * @example
 * if (canFlipCamera(media)) call.send({ type: 'camera.flip' });
 * @public
 */
export const canFlipCamera = (media: MediaSnapshot | undefined): boolean =>
  media !== undefined &&
  media.matches({ camera: 'live' }) &&
  media.context.camera?.facingMode !== undefined &&
  media.context.devices.filter(({ kind }) => kind === 'camera').length > 1;

/**
 * The failure that a capture state stands for; null if it is no failure.
 *
 * @example
 * const failure = captureFailure(captureState(media, 'camera')); // 'denied', 'missing', … or null
 * @public
 */
export function captureFailure(state: CaptureState): CaptureFailure | null {
  return state === 'idle' || state === 'requesting' || state === 'live' ? null : state;
}

/** A failure and the devices that have it. @public */
export interface DeviceProblem {
  readonly failure: CaptureFailure;
  readonly kinds: readonly CaptureKind[];
}

/**
 * The failures of camera and microphone; a single one if both have the same.
 *
 * @example
 * const [problem] = deviceProblems(media); // { failure: 'denied', kinds: ['camera', 'microphone'] }
 * @public
 */
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

/**
 * Whether two lists of problems are equal, so that a user interface need not show the second one.
 *
 * @example
 * const problems = createMemo(() => deviceProblems(media()), [], { equals: isSameDeviceProblems });
 * @public
 */
export const isSameDeviceProblems = (
  a: readonly DeviceProblem[],
  b: readonly DeviceProblem[],
): boolean => JSON.stringify(a) === JSON.stringify(b);
