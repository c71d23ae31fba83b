import { expect } from 'vitest';

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Expects that no text in a catalogue is empty or has a straight apostrophe. */
export function expectProperText(catalogue: object): void {
  const texts = textsIn(catalogue);
  expect(texts.length).toBeGreaterThan(50);
  for (const text of texts) {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/\w'\w/);
  }
}
