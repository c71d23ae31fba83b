import { ben } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/delays.ts';
import { inRoom } from '../support/call.ts';

/** A call in which the server has let somebody in without the link. */
function withOutsider() {
  const call = inRoom(ben);
  const count = (count: number) => call.actor.send({ type: 'outsiders.counted', count });
  const state = () => {
    const { haveOutsidersStayed, outsiderCount } = call.actor.getSnapshot().context;
    return { count: outsiderCount, haveStayed: haveOutsidersStayed };
  };
  count(1);
  return { call, count, state };
}

describe('people who have no link of a private room', () => {
  it('are noticed when they have stayed for longer than a change of the link takes', () => {
    const { call, count, state } = withOutsider();
    call.clock.increment(callDelays.outsiderNoticeMs - 1);
    expect(state()).toEqual({ count: 1, haveStayed: false });
    call.clock.increment(1);
    expect(state()).toEqual({ count: 1, haveStayed: true });
    count(2);
    expect(state()).toEqual({ count: 2, haveStayed: true });
    count(0);
    expect(state()).toEqual({ count: 0, haveStayed: false });
  });

  it('are not noticed when they have it in time', () => {
    const { call, count, state } = withOutsider();
    call.clock.increment(callDelays.outsiderNoticeMs - 1);
    count(0);
    call.clock.increment(callDelays.outsiderNoticeMs);
    expect(state()).toEqual({ count: 0, haveStayed: false });
  });

  it('are noticed after that time, however many come meanwhile', () => {
    const { call, count, state } = withOutsider();
    call.clock.increment(callDelays.outsiderNoticeMs - 1);
    count(2);
    call.clock.increment(1);
    expect(state()).toEqual({ count: 2, haveStayed: true });
  });

  it('are forgotten when the call ends', () => {
    const { call, state } = withOutsider();
    call.actor.send({ type: 'leave' });
    expect(state()).toEqual({ count: 0, haveStayed: false });
  });
});
