import type { CaptureKind, DeviceChoices } from '@visavis/machines';

/** What is asked of a microphone: the three kinds of processing that make speech over loudspeakers bearable. */
function buildMicrophoneConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId !== null && { deviceId: { exact: deviceId } }),
  };
}

/**
 * The size and rate of the camera's picture. They are wishes: a camera that can do less does less.
 *
 * @param height lines of a 16:9 picture
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
