import type { RefusalReason } from '@visavis/client';
import { checkSteps, type CheckResults, type CheckStep } from '@visavis/client/check';
import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../../src/text/check/advice.ts';
import { reportText } from '../../../src/features/connection-check/report.ts';

const results: CheckResults = {
  camera: {
    step: 'camera',
    outcome: 'passed',
    reason: null,
    finding: { label: 'Ana’s phone', width: 1_280, height: 720 },
  },
  microphone: {
    step: 'microphone',
    outcome: 'warned',
    reason: 'silent',
    finding: { label: 'Ana’s headset', peakAmplitude: 0.001 },
  },
  nat: {
    step: 'nat',
    outcome: 'warned',
    reason: 'address-dependent',
    finding: { kind: 'address-dependent', addresses: ['203.0.113.7', '2001:db8:1::7'] },
  },
  turnUdp: {
    step: 'turnUdp',
    outcome: 'failed',
    reason: 'turn-unauthorized',
    finding: { allocationMs: null, errorCodes: [401] },
  },
};

const environment = {
  origin: 'http://198.51.100.20:4000',
  userAgent: 'Mozilla/5.0 Chrome/156.0.0.0',
  now: Date.UTC(2026, 10, 24, 12, 30, 45),
};

const report = reportText(
  results,
  (step: CheckStep) => results[step]?.outcome ?? 'cancelled',
  environment,
);

describe('the report', () => {
  test('has each step with its reason and what to try', () => {
    expect(report).toContain('Time: 2026-11-24T12:30:45.000Z');
    expect(report).toContain('Camera: OK\n  1280 × 720\n');
    expect(report).toContain('Microphone: Works with limitations [silent]');
    expect(report).toContain('Error codes: 401');
    expect(report).toContain('For the operator of this server: TURN_SECRET');
    expect(report).toContain('Speaker: Stopped');
    expect(report.split('\n\n')).toHaveLength(checkSteps.length + 1);
  });

  test('contains no device names and no complete addresses', () => {
    expect(report).not.toContain('Ana');
    expect(report).toContain('203.0.x.x and 2001:db8:x');
    expect(report).toContain('http://198.51.x.x:4000');
    for (const address of ['203.0.113.7', '2001:db8:1::7', '198.51.100.20']) {
      expect(report).not.toContain(address);
    }
  });
});

describe('the advice about a step', () => {
  const skipped = { outcome: 'skipped', reason: 'no-turn', finding: null } as const;

  test('is not repeated for the next step', () => {
    const both: CheckResults = {
      turnTcp: { step: 'turnTcp', ...skipped },
      turnTls: { step: 'turnTls', ...skipped },
    };
    expect(adviceFor('turnTcp', both)?.operator).toContain('TURN_URLS');
    expect(adviceFor('turnTls', both)).toEqual({
      meaning: 'Not checked, for the same reason as above.',
      remedy: 'The same remedy applies.',
      isBrief: true,
    });
  });

  test('about a device is the same as in the lobby', () => {
    const denied: CheckResults = {
      camera: { step: 'camera', outcome: 'failed', reason: 'denied', finding: null },
    };
    expect(adviceFor('camera', denied)).toMatchObject({ meaning: 'The camera is blocked.' });
  });

  test('says why the server refused, or only that it did', () => {
    const refusedWith = (refusal: RefusalReason): CheckResults => ({
      signaling: {
        step: 'signaling',
        outcome: 'failed',
        reason: 'refused',
        finding: { openMs: 5, roundTripsMs: [], version: null, refusal },
      },
    });
    expect(adviceFor('signaling', refusedWith('server-closing'))?.meaning).toBe(
      'The server is restarting.',
    );
    expect(adviceFor('signaling', refusedWith('room-full'))?.meaning).toBe(
      'The server refuses the connection.',
    );
  });

  test('is null for a step that passed', () => {
    expect(adviceFor('camera', results)).toBeNull();
  });
});
