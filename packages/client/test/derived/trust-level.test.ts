import { expect, test } from 'vitest';
import { callTrustLevel } from '../../src/derived/derived.ts';

test.each([
  [[], true, 'private'],
  [[], false, 'open'],
  [['checking'], false, 'open'],
  [['compared', 'compared'], false, 'compared'],
  [['compared', 'open'], false, 'open'],
  [['compared', 'checking'], true, 'private'],
  [['compared', 'checking'], false, 'open'],
  [['private', 'compared'], true, 'private'],
  [['private', 'changed'], true, 'changed'],
  [['changed', 'different'], true, 'different'],
  [['compared', 'refused', 'different'], true, 'refused'],
] as const)(
  'the trust in a call with %j, in a private room: %s, is %s',
  (levels, isPrivate, level) => {
    expect(callTrustLevel(levels, isPrivate)).toBe(level);
  },
);
