import { expect, test } from 'vitest';
import { formatEventName } from '../../src/model/event-name.ts';

test('the event of a delay has the name of the delay', () => {
  expect(formatEventName('xstate.after.grace.peer.recovery.grace')).toBe(
    'after grace in recovery.grace',
  );
  expect(formatEventName('xstate.after.expiry.call')).toBe('after expiry');
  expect(formatEventName('server.open')).toBe('server.open');
});
