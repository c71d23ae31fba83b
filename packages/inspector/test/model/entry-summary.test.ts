import { expect, test } from 'vitest';
import { summarizeEntry } from '../../src/model/entry-summary.ts';
import { joiningEntries } from '../support/entries.ts';

test('an entry is summarised in one line', () => {
  const summaries = joiningEntries.map(summarizeEntry);
  expect(summaries.slice(0, 9)).toEqual([
    'started, machine call',
    'idle',
    'started, machine signaling',
    'idle',
    'started',
    'join',
    'idle → joining',
    'join',
    'joining',
  ]);
  const base = { seq: 0, at: 0, actor: 'x:0' };
  const sendTo = { kind: 'action', action: 'xstate.sendTo', params: { event: 'stats' } } as const;
  expect(summarizeEntry({ ...base, ...sendTo })).toBe('sendTo stats');
  const id = 'xstate.after.grace.peer.recovery.grace';
  expect(summarizeEntry({ ...base, kind: 'delay', phase: 'started', id, delayMs: 2_500.4 })).toBe(
    'after grace in recovery.grace, in 2500 ms',
  );
});
