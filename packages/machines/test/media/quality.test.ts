import { describe, expect, it } from 'vitest';
import { captureHeight, mediaQualities } from '../../src/media/media.ts';

describe('the capture height', () => {
  it.each([
    ['auto', 0, 720],
    ['auto', 1, 1080],
    ['auto', 2, 720],
    ['auto', 3, 720],
    ['auto', 4, 360],
    ['auto', 7, 360],
    ['1080p', 7, 1080],
    ['720p', 7, 720],
    ['360p', 0, 360],
  ] as const)('for the quality %s and %i receivers is %i', (quality, receiverCount, height) => {
    expect(captureHeight(quality, receiverCount)).toBe(height);
  });

  it('is defined for every quality', () => {
    expect(mediaQualities.map((quality) => captureHeight(quality, 8))).toEqual([
      360, 1080, 720, 360,
    ]);
  });
});
