import { createActor, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { actorStatesAt, createRecorder } from '../../src/index.ts';
import { describeEntries, lamp, recordLamp } from '../support/lamp.ts';
import { steadyClock } from '../support/recordings.ts';

describe('a recorder', () => {
  test('records what machines do, in order', () => {
    const { recorder, actor } = recordLamp();
    actor.start();
    actor.send({ type: 'press' });
    actor.send({ type: 'press' });
    actor.stop();
    expect(describeEntries(recorder.entries())).toEqual([
      'desk starts',
      'bulb starts',
      'xstate.init',
      'xstate.init from another actor',
      'active null',
      'xstate.spawnChild',
      'active "off"',
      'press',
      'ticking started 50',
      'xstate.after.1000.lamp.on started 1000',
      'step off > on',
      'active "on"',
      'press',
      'xstate.after.1000.lamp.on cancelled',
      'step on > off',
      'active "off"',
      'xstate.stopChild',
      'stopped null',
      'stopped "off"',
    ]);
    const entries = recorder.entries();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    expect(entries.every(({ at }, index) => at >= (entries[index - 1]?.at ?? 0))).toBe(true);
  });

  test('keeps the same entry objects when entries are added', () => {
    const { recorder, actor } = recordLamp();
    actor.start();
    const before = recorder.entries();
    actor.send({ type: 'press' });
    const after = recorder.entries();
    expect(recorder.entries()).toBe(after);
    expect(after.slice(0, before.length).every((entry, index) => entry === before[index])).toBe(
      true,
    );
    const snapshot = before.findLast(({ kind }) => kind === 'snapshot');
    expect(snapshot).toMatchObject({ value: 'off', context: { on: 0 } });
  });

  test('notifies a listener once for all entries of one turn, until it unsubscribes', async () => {
    const { recorder, actor } = recordLamp();
    let notifications = 0;
    const unsubscribe = recorder.subscribe(() => (notifications += 1));
    actor.start();
    actor.send({ type: 'press' });
    await Promise.resolve();
    expect(notifications).toBe(1);
    unsubscribe();
    actor.send({ type: 'press' });
    await Promise.resolve();
    expect(notifications).toBe(1);
  });

  test('records that an actor failed', () => {
    const recorder = createRecorder({ now: steadyClock() });
    const parent = setup({ actors: { lamp } }).createMachine({
      id: 'room',
      invoke: { src: 'lamp', id: 'lamp', input: {} },
      on: { 'xstate.error.actor.lamp': {} },
    });
    const actor = createActor(parent, { inspect: recorder.inspect }).start();
    const child = actor.getSnapshot().children['lamp'];
    child?.send({ type: 'press' });
    child?.send({ type: 'break' });
    const failed = [...actorStatesAt(recorder.entries(), Infinity).values()].find(
      ({ id }) => id === 'lamp',
    );
    expect(failed).toMatchObject({ status: 'error', value: 'on', context: { on: 1 } });
    const last = recorder.entries().findLast(({ kind }) => kind === 'event');
    expect(last).toMatchObject({ event: { error: { '@error': 'fused' } } });
    actor.stop();
  });

  test('keeps the order of times if the clock is set back', () => {
    let time = 1_000;
    const recorder = createRecorder({ now: () => time });
    const actor = createActor(lamp, { input: {}, inspect: recorder.inspect });
    time = 2_000;
    actor.start();
    time = 500;
    actor.send({ type: 'press' });
    expect(new Set(recorder.entries().map(({ at }) => at))).toEqual(new Set([0, 1_000]));
    actor.stop();
  });
});
