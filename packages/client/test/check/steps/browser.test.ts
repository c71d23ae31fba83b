import { expect, test } from 'vitest';
import { checkBrowser } from '../../../src/check/steps/browser.ts';
import { checkSecureContext } from '../../../src/check/steps/secure-context.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';

test('a browser without a feature fails', () => {
  const { platform } = createCheckPlatform({ hasGlobal: (name) => name !== 'RTCDataChannel' });
  expect(checkBrowser({ platform })).toMatchObject({
    outcome: 'failed',
    finding: { missing: ['RTCDataChannel'] },
  });
});

test.each([
  ['an insecure context', { isSecureContext: false }],
  ['no devices', { mediaDevices: null }],
])('a page with %s fails the check of the secure context', (_, overrides) => {
  const { platform } = createCheckPlatform(overrides);
  expect(checkSecureContext({ platform })).toMatchObject({
    outcome: 'failed',
    reason: 'insecure',
  });
});
