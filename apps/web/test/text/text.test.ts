import { refusalReasons } from '@visavis/client';
import {
  keepAlive,
  reasonsForStep,
  checkSteps,
  type CheckReason,
  type Findings,
  type CheckResults,
  type CheckStep,
} from '@visavis/client/check';
import { describe, expect, test } from 'vitest';
import { endStates } from '../../src/call/derived/end-state.ts';
import { adviceFor } from '../../src/text/check-advice.ts';
import { findingText } from '../../src/text/check-findings.ts';
import { checkReportText } from '../../src/text/check-report.ts';
import { checkText } from '../../src/text/check.ts';
import { inspectorText } from '../../../../packages/inspector/src/text/inspector.ts';
import { plotText } from '../../src/text/plots.ts';
import { connectionDetailsText } from '../../src/text/connection-details.ts';
import * as words from '../../src/text/text.ts';

function sentences(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentences);
}

/** What is said of a step that ended for a reason. */
const advised = (step: CheckStep, reason: CheckReason) => {
  const results: CheckResults = { [step]: { step, outcome: 'failed', reason, finding: null } };
  return adviceFor(step, results);
};

/** Every way in which a step of the check can end without success: the machine's own list. */
const failures = checkSteps.flatMap((step) =>
  reasonsForStep(step).map((reason) => ({ step, reason })),
);

const turn = { allocationMs: 30, errorCodes: [] };
/** Something that each step may have found. */
const findings: { readonly [S in CheckStep]: Findings[S] } = {
  browser: { missing: ['RTCPeerConnection'] },
  secureContext: null,
  permission: { camera: 'live', microphone: 'denied' },
  camera: { label: 'Camera', width: 640, height: 480 },
  microphone: { label: 'Microphone', peakAmplitude: 0.5 },
  speaker: null,
  signaling: { openMs: 5, roundTripsMs: [1, 2, 3], version: '1', refusalMessage: null },
  keepalive: { idleMs: 8_004 },
  stun: {
    answered: ['stun:stun.example'],
    unreachable: [],
    mappedAddresses: [],
    localAddresses: [],
    observerCount: 1,
  },
  nat: { kind: 'none', addresses: ['203.0.113.7'] },
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: { bitsPerSecond: 3_000_000, lossRatio: 0, delayMs: 20 },
};
const found = (step: CheckStep) =>
  findingText(step, { step, outcome: 'passed', reason: null, finding: findings[step] });
/** Steps of which more is not found than how they ended. */
const quiet: ReadonlySet<CheckStep> = new Set(['secureContext', 'permission', 'speaker']);

test('no sentence is empty, and none has a straight apostrophe', () => {
  const all = sentences({
    ...words,
    checkWords: checkText,
    checkReportWords: checkReportText,
    inspectorWords: inspectorText,
    panelWords: connectionDetailsText,
    plotWords: plotText,
    advice: failures.map(({ step, reason }) => advised(step, reason)),
    findings: checkSteps.filter((step) => !quiet.has(step)).map((step) => found(step)),
  });
  expect(all.length).toBeGreaterThan(100);
  for (const sentence of all) {
    expect(sentence).not.toBe('');
    expect(sentence).not.toMatch(/\w'\w/);
  }
});

test.each(failures)(
  'the check says of $step, $reason: what it means, and what to try',
  ({ step, reason }) => {
    const advice = advised(step, reason);
    expect(advice?.meaning).toMatch(/\.$/);
    expect(advice?.remedy).toMatch(/\.$/);
  },
);

describe('what the check says of a connection that is left alone', () => {
  test('is how long it was, and that longer silences were not looked at', () => {
    expect(found('keepalive')).toBe(
      `Left alone for 8 seconds. Longer silences were not looked at: in a call there are none, as the page speaks after ${keepAlive.intervalMs / 1_000} seconds at the latest.`,
    );
  });

  test('is not, where it was cut, that a limit which it did not see has to be raised', () => {
    expect(advised('keepalive', 'idle-closed')?.operator).toContain(
      'the default of 60 seconds is enough',
    );
    expect(advised('signaling', 'connection-closed')?.operator).not.toContain('proxy_read_timeout');
  });
});

const isReason = (key: string): key is keyof typeof refusalReasons => key in refusalReasons;

describe('a way out', () => {
  const refusals = Object.keys(refusalReasons).filter(isReason);

  test.each(endStates)('"%s" has words whatever the server’s reason', (state) => {
    expect(refusals.length).toBeGreaterThan(10);
    for (const reason of [null, ...refusals]) {
      const { title, text } = words.leftText.of(state, reason);
      expect(title).not.toBe('');
      expect(text).not.toBe('');
    }
  });

  test('of an older page says to reload', () => {
    const { text } = words.leftText.of('failed', 'client-outdated');
    expect(text).toContain('Reload');
  });
});

describe('what keeps the page from the server', () => {
  const { sentence } = words.callProblemText;

  test('is not the server where the device has no network', () => {
    const said = sentence({ kind: 'noNetwork', refusal: null }, 'alone');
    expect(said).toMatch(/^This device has no network\./);
  });

  test('is the server’s reason where it gave one, and its silence where not', () => {
    const said = (refusal: keyof typeof refusalReasons | null) =>
      sentence({ kind: 'serverUnreachable', refusal }, 'beforeCall');
    expect(said('too-many-rooms')).toMatch(/no place for another room/);
    expect(said(null)).toMatch(/^The server does not answer\./);
    expect(said('internal')).toBe(said(null));
  });

  test('does not promise that a call goes on in which nobody is heard', () => {
    const what = { kind: 'serverUnreachable', refusal: null } as const;
    expect(sentence(what, 'connected')).toMatch(/Your call goes on/);
    expect(sentence(what, 'waiting')).not.toMatch(/Your call goes on/);
  });
});

test('asking again is offered for every failure of a device but that of the page', () => {
  const failures = ['denied', 'missing', 'busy', 'overconstrained', 'insecure'] as const;
  const hopeless = failures.filter(
    (failure) => !words.deviceText.helpWith(failure, ['camera']).canRetry,
  );
  expect(hopeless).toEqual(['insecure']);
});

test.each(['empty', 'open', 'waiting-room', 'locked', 'full'] as const)(
  'the lobby says of a room that is %s who is there',
  (state) => {
    const said = words.lobbyText.whoIsThere({
      state,
      memberCount: state === 'empty' ? 0 : 1,
      capacity: 8,
    });
    expect(said).toMatch(/here.*\.$/);
  },
);
