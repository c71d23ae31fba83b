import { refusalReasons } from '@visavis/client';
import { endStates } from '@visavis/client/derived';
import { describe, expect, test } from 'vitest';
import { connectionDetailsText } from '../../src/text/connection-details.ts';
import { plotText } from '../../src/text/plots.ts';
import * as text from '../../src/text/text.ts';
import { improperTexts } from '../support/proper-text.ts';

test('no text is empty or has a straight apostrophe', () => {
  expect(improperTexts({ ...text, connectionDetailsText, plotText })).toEqual([]);
});

const isReason = (key: string): key is keyof typeof refusalReasons => key in refusalReasons;

describe('an end state', () => {
  const refusals = Object.keys(refusalReasons).filter(isReason);

  test.each(endStates)('%s has a text for every refusal', (state) => {
    expect(refusals.length).toBeGreaterThan(10);
    for (const reason of [null, ...refusals]) {
      const { title, text: sentence } = text.leftText.of(state, reason);
      expect(title).not.toBe('');
      expect(sentence).not.toBe('');
    }
  });

  test('of an outdated page says to reload', () => {
    const { text: sentence } = text.leftText.of('failed', 'client-outdated');
    expect(sentence).toContain('Reload');
  });
});

describe('a call problem', () => {
  const { sentence } = text.callProblemText;

  test('is the network if the device has none', () => {
    expect(sentence({ kind: 'noNetwork', refusal: null }, 'alone')).toMatch(
      /^This device has no network connection\./,
    );
  });

  test('is the refusal of the server, or that it does not respond', () => {
    const sentenceFor = (refusal: keyof typeof refusalReasons | null) =>
      sentence({ kind: 'serverUnreachable', refusal }, 'beforeCall');
    expect(sentenceFor('too-many-rooms')).toMatch(/cannot open another room/);
    expect(sentenceFor(null)).toMatch(/^The server does not respond\./);
    expect(sentenceFor('internal')).toBe(sentenceFor(null));
  });

  test('says that the call continues only if media are possible', () => {
    const problem = { kind: 'serverUnreachable', refusal: null } as const;
    expect(sentence(problem, 'connected')).toMatch(/Your call continues/);
    expect(sentence(problem, 'waiting')).not.toMatch(/Your call continues/);
  });
});

test('a retry is offered for every device failure except an insecure page', () => {
  const failures = ['denied', 'missing', 'busy', 'overconstrained', 'insecure'] as const;
  const permanent = failures.filter(
    (failure) => !text.deviceText.helpWith(failure, ['camera']).canRetry,
  );
  expect(permanent).toEqual(['insecure']);
});

test.each(['empty', 'open', 'waiting-room', 'locked', 'full'] as const)(
  'the lobby says who is in a room that is %s',
  (state) => {
    const sentence = text.lobbyText.whoIsThere({
      state,
      memberCount: state === 'empty' ? 0 : 1,
      capacity: 8,
    });
    expect(sentence).toMatch(/here.*\.$/);
  },
);
