import { describe, expect, test } from 'vitest';
import tokens from '../../../src/ui/styles/tokens.css?raw';

type Rgb = readonly [red: number, green: number, blue: number];

const token = (name: string) => new RegExp(`--${name}: (.+);`).exec(tokens)?.[1] ?? '';

/** The value of a token in the dark colour scheme. */
function darkColor(name: string): Rgb {
  const hex = /#(\w\w)(\w\w)(\w\w)\)?$/.exec(token(name))?.slice(1) ?? [];
  const [red = NaN, green = NaN, blue = NaN] = hex.map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** The shade over a white video, where it is lightest. */
function shadeOverWhite(): Rgb {
  const [red = NaN, green = NaN, blue = NaN, alpha = NaN] = (
    token('shade').match(/[\d.]+/g) ?? []
  ).map(Number);
  const over = (part: number) => part * alpha + 255 * (1 - alpha);
  return [over(red), over(green), over(blue)];
}

/** WCAG 2.2, relative luminance. */
function luminance(color: Rgb): number {
  const [red = NaN, green = NaN, blue = NaN] = color.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [light = NaN, dark = NaN] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('black on white is 21 to 1', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
});

describe('text on a video', () => {
  test.each(['text', 'quiet', 'good', 'fair', 'poor'])(
    'in colour %s is legible on every video (WCAG AA)',
    (name) => {
      expect(contrast(darkColor(name), shadeOverWhite())).toBeGreaterThanOrEqual(4.5);
    },
  );
});
