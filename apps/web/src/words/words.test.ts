import { reasons } from '@visavis/client';
import {
  keepAlive,
  reasonsOf,
  steps,
  type CheckReason,
  type Findings,
  type Results,
  type Step,
} from '@visavis/client/check';
import { describe, expect, test } from 'vitest';
import { endStates } from '../endings/end-state.ts';
import { adviceFor } from './check-advice.ts';
import { findingText } from './check-findings.ts';
import { checkReportWords } from './check-report.ts';
import { checkWords } from './check.ts';
import { inspectorWords } from './inspector.ts';
import { plotWords } from './panel-plots.ts';
import { panelWords } from './panel.ts';
import * as words from './words.ts';

function sentences(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentences);
}

/** What is said of a step that ended for a reason. */
const advised = (step: Step, reason: CheckReason) => {
  const results: Results = { [step]: { step, outcome: 'failed', reason, finding: null } };
  return adviceFor(step, results);
};

/** Every way in which a step of the check can end without success: the machine's own list. */
const failures = steps.flatMap((step) => reasonsOf(step).map((reason) => ({ step, reason })));

const turn = { tookMs: 30, errorCodes: [] };
/** Something that each step may have found. */
const findings: { readonly [S in Step]: Findings[S] } = {
  browser: { missing: ['RTCPeerConnection'] },
  secure: null,
  permission: { camera: 'live', microphone: 'denied' },
  camera: { label: 'Camera', width: 640, height: 480 },
  microphone: { label: 'Microphone', loudest: 0.5 },
  speaker: null,
  signaling: { openMs: 5, roundTripsMs: [1, 2, 3], version: '1', refusal: null },
  holding: { heldMs: 8_004 },
  stun: { answered: ['stun:stun.example'], silent: [], mapped: [], own: [], observers: 1 },
  nat: { kind: 'none', addresses: ['203.0.113.7'] },
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: { bitsPerSecond: 3_000_000, lost: 0, delayMs: 20 },
};
const found = (step: Step) =>
  findingText(step, { step, outcome: 'passed', reason: null, finding: findings[step] });
/** Steps of which more is not found than how they ended. */
const quiet: ReadonlySet<Step> = new Set(['secure', 'permission', 'speaker']);

test('no sentence is empty, and none has a straight apostrophe', () => {
  const all = sentences({
    ...words,
    checkWords,
    checkReportWords,
    inspectorWords,
    panelWords,
    plotWords,
    advice: failures.map(({ step, reason }) => advised(step, reason)),
    findings: steps.filter((step) => !quiet.has(step)).map((step) => found(step)),
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
    expect(advice?.means).toMatch(/\.$/);
    expect(advice?.remedy).toMatch(/\.$/);
  },
);

describe('what the check says of a connection that is left alone', () => {
  test('is how long it was, and that longer silences were not looked at', () => {
    expect(found('holding')).toBe(
      `Left alone for 8 seconds. Longer silences were not looked at: in a call there are none, as the page speaks after ${keepAlive.quiet / 1_000} seconds at the latest.`,
    );
  });

  test('is not, where it was cut, that a limit which it did not see has to be raised', () => {
    expect(advised('holding', 'cut-silent')?.operator).toContain(
      'the default of 60 seconds is enough',
    );
    expect(advised('signaling', 'cut-short')?.operator).not.toContain('proxy_read_timeout');
  });
});

const isReason = (key: string): key is keyof typeof reasons => key in reasons;

describe('a way out', () => {
  const refusals = Object.keys(reasons).filter(isReason);

  test.each(endStates)('"%s" has words whatever the server’s reason', (state) => {
    expect(refusals.length).toBeGreaterThan(10);
    for (const reason of [null, ...refusals]) {
      const { title, text } = words.endingWords.of(state, reason);
      expect(title).not.toBe('');
      expect(text).not.toBe('');
    }
  });

  test('of an older page says to reload', () => {
    const { text } = words.endingWords.of('failed', 'client-outdated');
    expect(text).toContain('Reload');
  });
});

describe('what keeps the page from the server', () => {
  const { sentence } = words.obstacleWords;

  test('is not the server where the device has no network', () => {
    const said = sentence({ kind: 'no network', refusal: null }, 'alone');
    expect(said).toMatch(/^This device has no network\./);
  });

  test('is the server’s reason where it gave one, and its silence where not', () => {
    const said = (refusal: keyof typeof reasons | null) =>
      sentence({ kind: 'server away', refusal }, 'door');
    expect(said('too-many-rooms')).toMatch(/no place for another room/);
    expect(said(null)).toMatch(/^The server does not answer\./);
    expect(said('internal')).toBe(said(null));
  });

  test('does not promise that a call goes on in which nobody is heard', () => {
    const what = { kind: 'server away', refusal: null } as const;
    expect(sentence(what, 'talking')).toMatch(/Your call goes on/);
    expect(sentence(what, 'waiting')).not.toMatch(/Your call goes on/);
  });
});

test('asking again is offered for every failure of a device but that of the page', () => {
  const failures = ['denied', 'missing', 'busy', 'over-constrained', 'insecure'] as const;
  const hopeless = failures.filter(
    (failure) => !words.deviceWords.helpWith(failure, ['camera']).canRetry,
  );
  expect(hopeless).toEqual(['insecure']);
});

test.each(['empty', 'open', 'knock', 'locked', 'full'] as const)(
  'the lobby says of a room that is %s who is there',
  (state) => {
    const said = words.lobbyWords.whoIsThere({
      state,
      members: state === 'empty' ? 0 : 1,
      capacity: 8,
    });
    expect(said).toMatch(/here.*\.$/);
  },
);
