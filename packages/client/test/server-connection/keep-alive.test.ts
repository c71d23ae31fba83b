import { computeMemberExpiryMs } from '@visavis/machines';
import { expect, test } from 'vitest';
import { keepAlive } from '../../src/server-connection/keep-alive.ts';

test('a missing member is given up only when a loss of the server during the grace period is noticed', () => {
  const graceMs = 30_000;
  const detectionMs = keepAlive.intervalMs + keepAlive.pongTimeoutMs;
  expect(computeMemberExpiryMs(graceMs)).toBe(graceMs + detectionMs);
});
