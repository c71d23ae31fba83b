import { peerMachine, reasons } from '@visavis/client';
import { describe, expect, test } from 'vitest';
import { endStates } from '../endings/end-state.ts';
import * as words from './words.ts';

function sentences(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentences);
}

test('no sentence is empty, and none has a straight apostrophe', () => {
  const all = sentences(words);
  expect(all.length).toBeGreaterThan(100);
  for (const sentence of all) {
    expect(sentence).not.toBe('');
    expect(sentence).not.toMatch(/\w'\w/);
  }
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

test('each state of a connection has a description to show', () => {
  for (const part of Object.keys(words.connectionWords.parts)) {
    const states = Object.values(peerMachine.states[part]?.states ?? {});
    expect(states.length).toBeGreaterThan(1);
    expect(states.filter(({ description }) => !description?.endsWith('.'))).toEqual([]);
  }
});

test('asking again is offered for every failure of a device but that of the page', () => {
  const failures = ['denied', 'missing', 'busy', 'over-constrained', 'insecure'] as const;
  const hopeless = failures.filter(
    (failure) => !words.deviceWords.helpWith(failure, ['camera']).canRetry,
  );
  expect(hopeless).toEqual(['insecure']);
});

describe('the way between two browsers', () => {
  test.each([
    ['host', 'host', 'Direct, without'],
    ['srflx', 'host', 'Direct, through'],
    ['prflx', 'srflx', 'Direct, through'],
    ['relay', 'srflx', 'Relayed'],
    ['host', 'relay', 'Relayed'],
    [null, null, 'Not known'],
  ])('%s to %s is said as "%s …"', (local, remote, beginning) => {
    expect(words.connectionWords.way(local, remote)).toContain(beginning);
  });
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
