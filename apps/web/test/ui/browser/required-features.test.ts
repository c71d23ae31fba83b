import { expect, test } from 'vitest';
import { missingFeatures } from '../../../src/ui/browser/required-features.ts';

test('a current browser has all required features', () => {
  expect(missingFeatures(() => true)).toEqual([]);
});

test('a missing feature is named', () => {
  expect(missingFeatures((name) => name !== 'RTCPeerConnection')).toEqual(['RTCPeerConnection']);
});
