import type { CaptureChoices, CaptureKind, FacingMode } from '@visavis/machines';

/** Audio processing for speech over loudspeakers. */
function buildMicrophoneConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId !== null && { deviceId: { exact: deviceId } }),
  };
}

/**
 * The resolution and frame rate of the camera. They are ideal values: a camera that cannot reach them
 * delivers less.
 *
 * @param height lines of 16:9 video
 */
export function buildVideoConstraints(height: number): MediaTrackConstraints {
  return {
    width: { ideal: Math.round((height * 16) / 9) },
    height: { ideal: height },
    frameRate: { ideal: 30, max: 30 },
  };
}

/** Which devices to open. */
interface Devices {
  readonly choices: CaptureChoices;
  /** Which camera to open if none is chosen. Only a preference. */
  readonly facing: FacingMode;
}

function buildCameraConstraints(
  { choices: { camera }, facing }: Devices,
  height: number,
): MediaTrackConstraints {
  return {
    ...buildVideoConstraints(height),
    ...(camera === null ? { facingMode: facing } : { deviceId: { exact: camera } }),
  };
}

/** The constraints of one getUserMedia call for all `kinds`. */
export function buildCaptureConstraints(
  kinds: readonly CaptureKind[],
  devices: Devices,
  height: number,
): MediaStreamConstraints {
  return {
    audio: kinds.includes('microphone') && buildMicrophoneConstraints(devices.choices.microphone),
    video: kinds.includes('camera') && buildCameraConstraints(devices, height),
  };
}
