import type { Findings, NatKind, CheckResults } from '@visavis/client/check';
import { describe, expect, test } from 'vitest';
import { checkOutlook } from '../../../src/call/derived/check-outlook.ts';

const rest = { reason: null, finding: null } as const;
const relay = (outcome: 'passed' | 'warned' | 'failed') =>
  ({ step: 'relay', outcome, ...rest }) as const;
const noRelay = { step: 'relay', outcome: 'skipped', reason: 'no-turn', finding: null } as const;
const stun = { step: 'stun', outcome: 'passed', ...rest } as const;
const nat = (kind: NatKind) => {
  const finding: Findings['nat'] = { kind, addresses: [] };
  return { step: 'nat', outcome: 'passed', reason: null, finding } as const;
};

describe('whom one can be connected with', () => {
  test.each<[string, CheckResults, string]>([
    ['a relay works', { stun, relay: relay('warned') }, 'everyone'],
    [
      'the NAT is friendly, without a relay',
      { stun, nat: nat('endpoint-independent'), relay: noRelay },
      'most',
    ],
    [
      'the relay fails and there is no NAT',
      { stun, nat: nat('none'), relay: relay('failed') },
      'most',
    ],
    ['the kind of NAT is not known', { stun, nat: nat('unknown'), relay: noRelay }, 'some'],
    ['the NAT is symmetric', { stun, nat: nat('address-dependent'), relay: noRelay }, 'few'],
    ['nothing leaves the network', { stun, relay: noRelay }, 'sameNetwork'],
    [
      'the server is not reached',
      { signaling: { step: 'signaling', outcome: 'failed', ...rest } },
      'nobody',
    ],
    ['the check was stopped', {}, 'unknown'],
  ])('where %s', (_, results, expected) => {
    expect(checkOutlook(results).reach).toBe(expected);
  });
});

test('devices that could not be asked for do not work, and an answer that was not given is none', () => {
  const results: CheckResults = {
    camera: { step: 'camera', outcome: 'skipped', reason: 'prerequisite-failed', finding: null },
    microphone: { step: 'microphone', outcome: 'warned', reason: 'silent', finding: null },
    speaker: { step: 'speaker', outcome: 'skipped', reason: 'unanswered', finding: null },
  };
  expect(checkOutlook(results)).toMatchObject({ canBeSeen: 'no', canBeHeard: 'perhaps', canHear: 'unknown' });
});
