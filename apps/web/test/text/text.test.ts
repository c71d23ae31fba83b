import { refusalReasons } from '@visavis/client';
import { endStates } from '@visavis/client/derived';
import { describe, expect, test } from 'vitest';
import { describeCallProblem } from '../../src/text/call-problem.ts';
import { helpWith } from '../../src/text/device-help.ts';
import { describeEnd } from '../../src/text/end-of-call.ts';
import { callProblemText } from '../../src/text/messages/call-problem.ts';
import { leftText } from '../../src/text/messages/left.ts';
import { describeDevices, describeRoom } from '../../src/text/page-status.ts';
import { whoIsThere } from '../../src/text/who-is-there.ts';
import { improperTexts } from '../support/proper-text.ts';

/** The messages of all subjects, those of packages included. */
const messages: Readonly<Record<string, unknown>> = import.meta.glob(
  ['../../messages/en/*.json', '../../../../packages/*/messages/en/*.json'],
  { eager: true, import: 'default' },
);

test('no text is empty or has a straight apostrophe', () => {
  expect(Object.keys(messages).length).toBeGreaterThan(10);
  expect(improperTexts(messages)).toEqual([]);
});

const isReason = (key: string): key is keyof typeof refusalReasons => key in refusalReasons;

test('messages for refusals have the reason as key', () => {
  const { refusals } = callProblemText.read();
  const keys = [...Object.keys(refusals), ...Object.keys(leftText.read().refusals)];
  expect(keys.filter((key) => !isReason(key))).toEqual([]);
});

describe('an end state', () => {
  const refusals = Object.keys(refusalReasons).filter(isReason);

  test.each(endStates)('%s has a text for every refusal', (state) => {
    expect(refusals.length).toBeGreaterThan(10);
    for (const reason of [null, ...refusals]) {
      const { title, text } = describeEnd(state, reason);
      expect(title).not.toBe('');
      expect(text).not.toBe('');
    }
  });

  test('of an outdated page says to reload', () => {
    expect(describeEnd('failed', 'client-outdated').text).toContain('Reload');
  });
});

describe('a call problem', () => {
  test('is the network if the device has none', () => {
    expect(describeCallProblem({ kind: 'noNetwork', refusal: null }, 'alone')).toMatch(
      /^This device has no network connection\./,
    );
  });

  test('is the refusal of the server, or that it does not respond', () => {
    const sentenceFor = (refusal: keyof typeof refusalReasons | null) =>
      describeCallProblem({ kind: 'serverUnreachable', refusal }, 'beforeCall');
    expect(sentenceFor('too-many-rooms')).toMatch(/cannot open another room/);
    expect(sentenceFor(null)).toMatch(/^The server is not responding\./);
    expect(sentenceFor('internal')).toBe(sentenceFor(null));
  });

  test('says that the call continues only if media are possible', () => {
    const problem = { kind: 'serverUnreachable', refusal: null } as const;
    expect(describeCallProblem(problem, 'connected')).toMatch(/Your call continues/);
    expect(describeCallProblem(problem, 'waiting')).not.toMatch(/Your call continues/);
  });
});

describe('help with a device', () => {
  test('names the camera, the microphone, or both', () => {
    expect(helpWith('busy', ['camera']).title).toBe('The camera does not start');
    expect(helpWith('busy', ['microphone']).title).toBe('The microphone does not start');
    expect(helpWith('busy', ['camera', 'microphone']).title).toBe(
      'The camera and microphone do not start',
    );
  });

  test('offers a retry for every failure except an insecure page', () => {
    const failures = ['denied', 'missing', 'busy', 'overconstrained', 'insecure'] as const;
    const permanent = failures.filter((failure) => !helpWith(failure, ['camera']).canRetry);
    expect(permanent).toEqual(['insecure']);
  });
});

test.each([
  ['empty', 0, 'Nobody is here yet.'],
  ['open', 1, 'One person is here.'],
  ['open', 3, '3 people are here.'],
  ['waiting-room', 1, 'One person is here and will be asked to let you in.'],
  ['locked', 2, '2 people are here; the room is locked.'],
  ['full', 8, '8 people are here; the room is full.'],
] as const)('the lobby says who is in a room that is %s with %i people', (state, count, text) => {
  expect(whoIsThere({ state, memberCount: count, capacity: 8 })).toBe(text);
});

test.each([
  [[], [], 'Nobody else is here.', 'Send the link to the people you want to talk to.'],
  [['Ana'], [], 'Ana is here.', null],
  [['Ana', 'Ben', 'Cleo'], [], 'Ana, Ben, and Cleo are here.', null],
  [
    ['Ana'],
    ['Ben', 'Cleo'],
    'Ana is here. The server has lost the connection to Ben and Cleo.',
    'They have a while to come back. Calls with them may continue.',
  ],
])('the status of a room with %j present and %j away', (present, away, text, advice) => {
  expect(describeRoom(present, away)).toEqual({ text, advice });
});

test.each([
  [true, true, false, 'Your microphone and camera are on.'],
  [true, false, false, 'Your microphone is on, and your camera is off.'],
  [
    false,
    true,
    true,
    'Your microphone is off, and your camera is on. You are sharing your screen.',
  ],
  [false, false, false, 'Your microphone and camera are off.'],
])(
  'the status of the devices (microphone %s, camera %s, screen %s)',
  (microphone, camera, screen, text) => {
    expect(describeDevices({ microphone, camera, screen }, null).text).toBe(text);
  },
);
