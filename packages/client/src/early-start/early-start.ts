import { captureHeight, mediaQualities, type MediaQuality } from '@visavis/machines/media-quality';
import type { DeviceChoices } from '@visavis/machines';
import { buildCaptureConstraints } from '../capture/capture-constraints.ts';

export { mediaQualities, type MediaQuality };

/**
 * What a page begins before the rest of its script is there: the way to the server, and the devices.
 * A call that is made soon after takes over what fits, and begins anew what does not.
 */
export interface EarlyStart {
  readonly socket: WebSocket;
  readonly media: EarlyCapture | null;
}

/** A getUserMedia under way. */
export interface EarlyCapture {
  readonly constraints: MediaStreamConstraints;
  readonly stream: Promise<MediaStream>;
}

/** Opens the connection to the server at `url`, as the call will. */
export function openEarlySocket(url: string): WebSocket {
  return new WebSocket(`${url}?connectionParams=1`);
}

/** Asks for microphone and camera, as a call does that begins alone with these wishes. */
export function startEarlyCapture(
  choices: DeviceChoices,
  quality: MediaQuality,
): EarlyCapture | null {
  if (!('mediaDevices' in navigator)) return null;
  const height = captureHeight(quality, 0);
  const constraints = buildCaptureConstraints(['microphone', 'camera'], choices, height);
  const stream = navigator.mediaDevices.getUserMedia(constraints);
  // Whoever takes it over hears of a failure; until then nobody listens.
  stream.catch(() => {});
  return { constraints, stream };
}
