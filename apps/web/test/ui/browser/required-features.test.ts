import { expect, test } from 'vitest';
import { missingFeatures } from '../../../src/ui/browser/required-features.ts';

test('a current browser lacks nothing', () => {
  expect(missingFeatures(() => true)).toEqual([]);
});

test('what a browser lacks is named', () => {
  expect(missingFeatures((name) => name !== 'RTCPeerConnection')).toEqual(['RTCPeerConnection']);
});
