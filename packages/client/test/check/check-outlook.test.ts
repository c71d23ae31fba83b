import type { CheckResults, Findings, NatKind } from '@visavis/machines/check';
import { describe, expect, test } from 'vitest';
import { checkOutlook } from '../../src/check/check-outlook.ts';

const rest = { reason: null, finding: null } as const;
const relay = (outcome: 'passed' | 'warned' | 'failed') =>
  ({ step: 'relay', outcome, ...rest }) as const;
const noRelay = { step: 'relay', outcome: 'skipped', reason: 'no-turn', finding: null } as const;
const stun = { step: 'stun', outcome: 'passed', ...rest } as const;
const nat = (kind: NatKind) => {
  const finding: Findings['nat'] = { kind, addresses: [] };
  return { step: 'nat', outcome: 'passed', reason: null, finding } as const;
};

describe('the reach of a call', () => {
  test.each<[string, CheckResults, string]>([
    ['if a relay works', { stun, relay: relay('warned') }, 'everyone'],
    [
      'if the NAT is endpoint-independent and there is no relay',
      { stun, nat: nat('endpoint-independent'), relay: noRelay },
      'most',
    ],
    [
      'if the relay fails and there is no NAT',
      { stun, nat: nat('none'), relay: relay('failed') },
      'most',
    ],
    ['if the kind of NAT is unknown', { stun, nat: nat('unknown'), relay: noRelay }, 'some'],
    ['if the NAT is symmetric', { stun, nat: nat('address-dependent'), relay: noRelay }, 'few'],
    ['if STUN and relay are not available', { stun, relay: noRelay }, 'sameNetwork'],
    [
      'if the server cannot be reached',
      { signaling: { step: 'signaling', outcome: 'failed', ...rest } },
      'nobody',
    ],
    ['if the check was stopped', {}, 'unknown'],
  ])('%s', (_, results, expected) => {
    expect(checkOutlook(results).reach).toBe(expected);
  });
});

test('a device without permission does not work, and a missing answer is unknown', () => {
  const results: CheckResults = {
    camera: { step: 'camera', outcome: 'skipped', reason: 'prerequisite-failed', finding: null },
    microphone: { step: 'microphone', outcome: 'warned', reason: 'silent', finding: null },
    speaker: { step: 'speaker', outcome: 'skipped', reason: 'unanswered', finding: null },
  };
  expect(checkOutlook(results)).toMatchObject({
    canBeSeen: 'no',
    canBeHeard: 'perhaps',
    canHear: 'unknown',
  });
});
