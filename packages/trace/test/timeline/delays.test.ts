import { createActor, setup, SimulatedClock } from 'xstate';
import { describe, expect, test } from 'vitest';
import { createRecorder, delaysOf, type TraceEntry } from '../../src/index.ts';
import { lamp } from '../support/lamp.ts';
import { recordCall, steadyClock } from '../support/recordings.ts';

describe('a delay', () => {
  /** The id and the outcome of each delay. */
  const outcomesOf = (entries: readonly TraceEntry[]) =>
    delaysOf(entries).all.map(({ id, end }) => [id, end?.outcome ?? 'running']);
  const switchOff = 'xstate.after.1000.lamp.on';

  const recordLitLamp = () => {
    const recorder = createRecorder({ now: steadyClock() });
    const clock = new SimulatedClock();
    const actor = createActor(lamp, { input: {}, inspect: recorder.inspect, clock }).start();
    actor.send({ type: 'press' });
    return { recorder, clock, actor };
  };

  test('ends when it expires, which its event records', () => {
    const { recorder, clock, actor } = recordLitLamp();
    expect(outcomesOf(recorder.entries())).toEqual([
      ['ticking', 'running'],
      [switchOff, 'running'],
    ]);
    clock.increment(50);
    const { all, startedBy, endedBy } = delaysOf(recorder.entries());
    const [ticking] = all;
    const tick = recorder
      .entries()
      .find((entry) => entry.kind === 'event' && entry.event.type === 'tick');
    expect(tick).toMatchObject({ delayId: 'ticking' });
    expect(ticking).toMatchObject({
      delayMs: 50,
      end: { outcome: 'fired', seq: tick?.seq, at: tick?.at },
    });
    expect(startedBy(ticking?.seq ?? -1)).toBe(ticking);
    expect(endedBy(tick?.seq ?? -1)).toEqual([ticking]);
    clock.increment(950);
    expect(outcomesOf(recorder.entries())).toEqual([
      ['ticking', 'fired'],
      [switchOff, 'fired'],
    ]);
    actor.stop();
  });

  test('is cancelled on exit of its state; a delay of the machine itself continues', () => {
    const { recorder, clock, actor } = recordLitLamp();
    actor.send({ type: 'press' });
    expect(outcomesOf(recorder.entries())).toEqual([
      ['ticking', 'running'],
      [switchOff, 'cancelled'],
    ]);
    clock.increment(50);
    expect(outcomesOf(recorder.entries())[0]).toEqual(['ticking', 'fired']);
    actor.stop();
  });

  test.each([
    ['is stopped', 'stopped'],
    ['fails', 'error'],
  ] as const)('ends when its actor %s', (_, status) => {
    const recorder = createRecorder({ now: steadyClock() });
    const parent = setup({ actors: { lamp } }).createMachine({
      id: 'room',
      initial: 'lit',
      states: {
        lit: { invoke: { src: 'lamp', id: 'lamp', input: {} }, on: { switchOff: 'dark' } },
        dark: {},
      },
      on: { 'xstate.error.actor.lamp': {} },
    });
    const clock = new SimulatedClock();
    const room = createActor(parent, { inspect: recorder.inspect, clock }).start();
    const child = room.getSnapshot().children['lamp'];
    child?.send({ type: 'press' });
    if (status === 'error') child?.send({ type: 'break' });
    else room.send({ type: 'switchOff' });
    const last = recorder
      .entries()
      .findLast((entry) => entry.kind === 'snapshot' && entry.actor === child?.sessionId);
    expect(last).toMatchObject({ status });
    const { all, endedBy } = delaysOf(recorder.entries());
    const end = { outcome: 'actorStopped', seq: last?.seq, at: last?.at };
    expect(all.map((delay) => delay.end)).toEqual([end, end]);
    expect(endedBy(last?.seq ?? -1)).toEqual(all);
    room.stop();
  });

  test('of a call has always ended when the call has ended', () => {
    const ends = outcomesOf(recordCall().entries());
    expect(ends.length).toBeGreaterThan(5);
    expect(ends.filter(([, end]) => end === 'running')).toEqual([]);
    expect(new Set(ends.map(([, end]) => end))).toContain('actorStopped');
  });
});
