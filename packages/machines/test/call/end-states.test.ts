import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import type { RefusalReason } from '@visavis/protocol';
import { ana, ben } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';

const lost = { type: 'server.lost', jitter: 0 } as const;

const states: Readonly<Record<string, () => CallHarness>> = {
  lobby,
  joining,
  waiting,
  'in the room': () => inRoom(ben),
};

const refusals: readonly (readonly [RefusalReason, string])[] = [
  ['room-full', 'full'],
  ['room-locked', 'refused'],
  ['admission-denied', 'refused'],
  ['origin-refused', 'refused'],
  ['room-ended', 'ended'],
  ['client-outdated', 'failed'],
];

describe.each(Object.entries(states))('ending a call in the state %s', (_, given) => {
  it.each(refusals)('by the refusal %s leads to %s and stops everything', (reason, state) => {
    const call = given();
    call.server.current.report({ type: 'server.refused', reason, jitter: 0 });
    expect(call.state).toBe(state);
    expect(call.context.refusal).toBe(reason);
    expectNothingLeft(call);
  });

  it('by leaving informs the server first', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    expect(call.state).toBe('leaving');
    expect(call.server.commandsOfType('leave')).toHaveLength(1);
    expect(call.childIds).toEqual(['signaling']);
    call.server.current.report(lost);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('by leaving does not wait for the server longer than the timeout', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs - 1);
    expect(call.state).toBe('leaving');
    call.clock.increment(1);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('by leaving does not wait for an unreachable server', () => {
    const call = given();
    call.server.current.report(lost);
    call.actor.send({ type: 'leave' });
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });
});

const leftReasons = [
  ['ended', 'ended'],
  ['replaced', 'replaced'],
  ['removed', 'removed'],
  ['left', 'left'],
  ['grace-expired', 'left'],
  ['link-changed', 'refused'],
] as const;

describe.each(Object.entries(states).filter(([state]) => state !== 'lobby'))(
  'a membership that the server ends in the state %s',
  (_, given) => {
    it.each(leftReasons)('leads to the state for the reason: %s to %s', (reason, state) => {
      const call = given();
      call.receiveRoomEvent({ type: 'left', id: ana, reason });
      expect(call.state).toBe(state);
      expectNothingLeft(call);
    });
  },
);

function expectNothingLeft(call: CallHarness): void {
  expect(call.childIds).toEqual([]);
  for (const { runs } of [call.server, call.capture, call.connection]) {
    expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
  }
  expect(call.context.members).toEqual([]);
}
