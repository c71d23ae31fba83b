import { describe, expect, test } from 'vitest';
import { decodePortrait, encodePortrait, limits, Portrait } from '../../src/index.ts';

/** The header of a JPEG with this size: an application segment, and the frame. */
const jpegOf = (width: number, height: number) =>
  Uint8Array.from(
    [
      [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46],
      [0xff, 0xc0, 0x00, 0x11, 0x08, height >> 8, height & 0xff, width >> 8, width & 0xff],
      [0x03, 0x01, 0x22, 0x00],
    ].flat(),
  );

/** What a receiver gets of a JPEG. */
const receive = (jpeg: Uint8Array) => {
  const portrait = encodePortrait(jpeg);
  return portrait && decodePortrait(portrait);
};

describe('a portrait', () => {
  test('is received as it was sent', () => {
    const jpeg = jpegOf(96, 96);
    expect(receive(jpeg)).toEqual(jpeg);
    expect(receive(jpegOf(limits.maxPortraitSide, limits.maxPortraitSide))).not.toBeNull();
  });

  test('has a bounded number of pixels', () => {
    expect(receive(jpegOf(limits.maxPortraitSide + 1, 96))).toBeNull();
    expect(receive(jpegOf(96, limits.maxPortraitSide + 1))).toBeNull();
    expect(receive(jpegOf(65_535, 65_535))).toBeNull();
    expect(receive(jpegOf(0, 96))).toBeNull();
  });

  test('has a bounded number of bytes', () => {
    expect(encodePortrait(new Uint8Array((limits.maxPortraitLength * 3) / 4))).not.toBeNull();
    expect(encodePortrait(new Uint8Array((limits.maxPortraitLength * 3) / 4 + 1))).toBeNull();
    expect(Portrait.safeParse('A'.repeat(limits.maxPortraitLength + 1)).success).toBe(false);
  });

  test('is a JPEG and nothing else', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0, 0);
    expect(receive(png)).toBeNull();
    expect(
      receive(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    ).toBeNull();
    expect(receive(Uint8Array.of())).toBeNull();
    // Without a frame, or with segments that lead nowhere.
    for (let length = 1; length < 17; length += 1)
      expect(receive(jpegOf(96, 96).slice(0, length)), `${length} bytes`).toBeNull();
    expect(decodePortrait(Portrait.parse('A'))).toBeNull();
  });
});
