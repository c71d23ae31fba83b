/**
 * What a page starts before the script of the call has loaded. Apart from the main entry point, because it
 * must be small.
 */
import { captureHeight, mediaQualities, type MediaQuality } from '@visavis/machines/media-quality';
import type { DeviceChoices } from '@visavis/machines';
import { buildCaptureConstraints } from '../capture/capture-constraints.ts';

export { mediaQualities, type MediaQuality };

/**
 * The WebSocket and the capture that a page has started early. A call that is created soon after adopts
 * what matches its own requests, and starts the rest itself.
 *
 * @example
 * const platform = browserPlatform({ socket: openEarlySocket(url), media: null });
 * @public
 */
export interface EarlyStart {
  readonly socket: WebSocket;
  readonly media: EarlyCapture | null;
}

/**
 * A pending getUserMedia call.
 *
 * @example
 * const capture: EarlyCapture | null = startEarlyCapture(choices, 'auto');
 * @public
 */
export interface EarlyCapture {
  readonly constraints: MediaStreamConstraints;
  readonly stream: Promise<MediaStream>;
}

/**
 * Opens the WebSocket to the server, as the call will.
 *
 * @param url `ws://host:port/trpc` or `wss://…`
 * @example
 * const socket = openEarlySocket('wss://call.example.org/trpc');
 * @public
 */
export function openEarlySocket(url: string): WebSocket {
  return new WebSocket(`${url}?connectionParams=1`);
}

/**
 * Requests microphone and camera, as a call without other members does. Null on a page that is not a secure
 * context.
 *
 * @example
 * const media = startEarlyCapture({ microphone: null, camera: null, speaker: null }, 'auto');
 * @public
 */
export function startEarlyCapture(
  choices: DeviceChoices,
  quality: MediaQuality,
): EarlyCapture | null {
  const { mediaDevices }: { readonly mediaDevices?: MediaDevices } = navigator;
  if (mediaDevices === undefined) return null;
  const height = captureHeight(quality, 0);
  const constraints = buildCaptureConstraints(
    ['microphone', 'camera'],
    { choices, facing: 'user' },
    height,
  );
  const stream = mediaDevices.getUserMedia(constraints);
  // The call that adopts the stream handles its rejection. Until then, it must not count as unhandled.
  stream.catch(() => {});
  return { constraints, stream };
}
