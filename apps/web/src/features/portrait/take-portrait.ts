import { encodePortrait, limits, type Portrait } from '@visavis/client';

/** From the best to one that always has few enough bytes. */
const qualities = [0.8, 0.6, 0.4, 0.2, 0.1];
/** Width and height, in pixels. */
const side = 96;

const toJpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });

/** The square in the middle of a video. */
function drawMiddle(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(side, limits.maxPortraitSide);
  canvas.height = canvas.width;
  const { videoWidth, videoHeight } = video;
  const size = Math.min(videoWidth, videoHeight);
  const [x, y] = [(videoWidth - size) / 2, (videoHeight - size) / 2];
  canvas.getContext('2d')?.drawImage(video, x, y, size, size, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Takes a small picture from a camera. Null if that is not possible. */
export async function takePortrait(stream: MediaStream): Promise<Portrait | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    await video.play();
    const canvas = drawMiddle(video);
    for (const quality of qualities) {
      const jpeg = await toJpeg(canvas, quality);
      const portrait = jpeg && encodePortrait(new Uint8Array(await jpeg.arrayBuffer()));
      if (portrait !== null) return portrait;
    }
    return null;
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}
