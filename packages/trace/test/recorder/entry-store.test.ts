import { createActor, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { actorLogsOf, actorStatesAt, createRecorder, replay } from '../../src/index.ts';
import { describeEntries, lamp, recordLamp } from '../support/lamp.ts';
import { recordCall, steadyClock } from '../support/recordings.ts';

describe('a recorder with limits', () => {
  test.each([
    ['entries', { maxEntries: 40, maxBytes: Infinity }],
    ['bytes', { maxEntries: Infinity, maxBytes: 20_000 }],
  ])('keeps a limited number of %s, which can be replayed', (_, limits) => {
    const unlimited = recordCall();
    const recorder = recordCall(undefined, limits);
    const { length } = recorder.entries();
    expect(length).toBeLessThan(100);
    expect(recorder.droppedEntries()).toBeGreaterThan(unlimited.entries().length - 100);
    const end = actorStatesAt(recorder.entries(), Infinity);
    expect([...end.values()].map(({ machine, value }) => [machine, value])).toEqual(
      expect.arrayContaining([['call', 'left']]),
    );
    const { divergences, incompleteActors, comparedSteps, uncomparedSteps } = replay({
      entries: recorder.entries(),
      droppedEntries: recorder.droppedEntries(),
    });
    expect({ divergences, incompleteActors }).toEqual({ divergences: [], incompleteActors: [] });
    expect(comparedSteps).toBeGreaterThan(3);
    expect(uncomparedSteps).toBeGreaterThan(0);
  });

  test('forgets actors that have ended', () => {
    const { recorder, actor } = recordLamp({ maxEntries: 30, maxBytes: Infinity });
    actor.start();
    for (let count = 0; count < 50; count += 1) {
      const other = createActor(lamp, { input: {}, inspect: recorder.inspect }).start();
      other.stop();
    }
    // The limit, and the start and last snapshot of the two live actors.
    expect(recorder.entries().length).toBe(30 + 4);
    actor.stop();
  });

  test('does not consider a forgotten actor alive because it still receives events', () => {
    const recorder = createRecorder({
      now: steadyClock(),
      limits: { maxEntries: 20, maxBytes: Infinity },
    });
    const parent = setup({ actors: { lamp } }).createMachine({
      id: 'room',
      initial: 'lit',
      states: {
        lit: { invoke: { src: 'lamp', id: 'lamp', input: {} }, on: { switchOff: 'dark' } },
        dark: {},
      },
      on: { ignored: {} },
    });
    const room = createActor(parent, { inspect: recorder.inspect, id: 'room' }).start();
    const child = room.getSnapshot().children['lamp'];
    room.send({ type: 'switchOff' });
    for (let count = 0; count < 20; count += 1) room.send({ type: 'ignored' });
    const actorStatuses = () =>
      [...actorStatesAt(recorder.entries(), Infinity).values()].map(({ id, status }) => [
        id,
        status,
      ]);
    expect(actorStatuses()).toEqual([['room', 'active']]);

    for (let count = 0; count < 5; count += 1) child?.send({ type: 'press' });
    expect(actorStatuses()).toEqual([['room', 'active']]);
    const log = actorLogsOf(recorder.entries()).get(child?.sessionId ?? '');
    expect(log?.entries.map(({ kind }) => kind)).toEqual(Array(5).fill('event'));
    // These entries are dropped like any others.
    for (let count = 0; count < 20; count += 1) room.send({ type: 'ignored' });
    expect(recorder.entries()).toHaveLength(20 + 2);
    room.stop();
  });

  test('has only the live actors after it is cleared', () => {
    const { recorder, actor } = recordLamp();
    actor.start();
    actor.send({ type: 'press' });
    recorder.clear();
    expect(describeEntries(recorder.entries())).toEqual([
      'desk starts',
      'bulb starts',
      'active null',
      'active "on"',
    ]);
    actor.send({ type: 'press' });
    expect(describeEntries(recorder.entries()).at(-1)).toBe('active "off"');
    actor.stop();
  });
});
