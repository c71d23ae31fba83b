import type { CaptureKind, DeviceChoices } from '@visavis/machines';

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

function buildCameraConstraints(deviceId: string | null, height: number): MediaTrackConstraints {
  return {
    ...buildVideoConstraints(height),
    ...(deviceId === null ? { facingMode: 'user' } : { deviceId: { exact: deviceId } }),
  };
}

/** The constraints of one getUserMedia call for all `kinds`. */
export function buildCaptureConstraints(
  kinds: readonly CaptureKind[],
  choices: DeviceChoices,
  height: number,
): MediaStreamConstraints {
  return {
    audio: kinds.includes('microphone') && buildMicrophoneConstraints(choices.microphone),
    video: kinds.includes('camera') && buildCameraConstraints(choices.camera, height),
  };
}
