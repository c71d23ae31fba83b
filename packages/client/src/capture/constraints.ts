import type { CaptureKind, Choices } from '@visavis/machines';

/** What is asked of a microphone: the three kinds of processing that make speech over loudspeakers bearable. */
function microphone(deviceId: string | null): MediaTrackConstraints {
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
export function pictureConstraints(height: number): MediaTrackConstraints {
  return {
    width: { ideal: Math.round((height * 16) / 9) },
    height: { ideal: height },
    frameRate: { ideal: 30, max: 30 },
  };
}

function camera(deviceId: string | null, height: number): MediaTrackConstraints {
  return {
    ...pictureConstraints(height),
    ...(deviceId === null ? { facingMode: 'user' } : { deviceId: { exact: deviceId } }),
  };
}

/** The constraints of one getUserMedia call for all `kinds`. */
export function captureConstraints(
  kinds: readonly CaptureKind[],
  choices: Choices,
  height: number,
): MediaStreamConstraints {
  return {
    audio: kinds.includes('microphone') && microphone(choices.microphone),
    video: kinds.includes('camera') && camera(choices.camera, height),
  };
}
