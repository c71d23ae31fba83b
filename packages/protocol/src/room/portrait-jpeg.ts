import { decodeBase64url, encodeBase64url } from '../identity/base64url.ts';
import { limits } from '../limits/limits.ts';
import { Portrait } from './portrait.ts';

/** The markers of JPEG (ITU-T T.81, table B.1) that begin a frame, with its size: SOF0 to SOF15 without DHT, JPG and DAC. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The width and height of a JPEG in pixels, from its header; null for anything else. */
function readJpegSize(bytes: Uint8Array<ArrayBuffer>): readonly [number, number] | null {
  const view = new DataView(bytes.buffer);
  // Each segment has a marker, and a length that includes itself.
  for (let offset = 2; offset + 9 <= bytes.length; offset += 2 + view.getUint16(offset + 2)) {
    if (view.getUint16(0) !== 0xff_d8 || view.getUint8(offset) !== 0xff) return null;
    if (!isStartOfFrame(view.getUint8(offset + 1))) continue;
    return [view.getUint16(offset + 7), view.getUint16(offset + 5)];
  }
  return null;
}

/**
 * A JPEG as a portrait. Null if it is too large.
 *
 * @example
 * const portrait = encodePortrait(new Uint8Array(await blob.arrayBuffer()));
 *
 * @public
 */
export function encodePortrait(jpeg: Uint8Array): Portrait | null {
  return Portrait.safeParse(encodeBase64url(jpeg)).data ?? null;
}

/**
 * The JPEG of a portrait. Null if it is none, or has more pixels than a portrait, which would cost the receiver
 * memory: a few bytes can stand for millions of them.
 *
 * @example
 * const jpeg = decodePortrait(profile.portrait);
 * if (jpeg !== null) await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
 *
 * @public
 */
export function decodePortrait(portrait: Portrait): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = decodeBase64url(portrait);
    const size = readJpegSize(bytes);
    return size !== null && size.every((side) => side > 0 && side <= limits.maxPortraitSide)
      ? bytes
      : null;
  } catch {
    // Not base64url.
    return null;
  }
}
