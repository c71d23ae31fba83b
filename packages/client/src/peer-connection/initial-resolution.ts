/**
 * The height of a connection's first pictures, in lines. A browser does not know at first what the path
 * carries and begins with a few hundred kbit/s, so a large first picture is slow to make, to send and to
 * decode, or is dropped.
 */
const initialHeight = 360;

/** By how much the camera's first pictures are smaller than what it captures, in each direction; from 1. */
export function getInitialScale(camera: Pick<MediaStreamTrack, 'getSettings'> | null): number {
  const height = camera?.getSettings().height ?? 0;
  return Math.max(1, height / initialHeight);
}

/** Has `sender` send pictures that are smaller by `scale` from now on. A browser that will not is left as it is. */
export async function setResolutionScale(
  sender: Pick<RTCRtpSender, 'getParameters' | 'setParameters'>,
  scale: number,
): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (encoding === undefined || (encoding.scaleResolutionDownBy ?? 1) === scale) return;
  const encodings = [{ ...encoding, scaleResolutionDownBy: scale }];
  await sender.setParameters({ ...parameters, encodings }).catch(() => {});
}
