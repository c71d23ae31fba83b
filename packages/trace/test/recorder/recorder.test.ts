import { assign, createActor, fromCallback, raise, setup, SimulatedClock } from 'xstate';
import { describe, expect, test } from 'vitest';
import {
  createRecorder,
  delaysOf,
  actorStatesAt,
  replay,
  actorLogsOf,
  type TraceEntry,
} from '../../src/index.ts';
import { recordCall, steadyClock } from '../support/recordings.ts';

/** A machine with a child, a delay and nothing else. */
const lamp = setup({
  actors: {
    bulb: fromCallback<{ type: 'shine' }>(({ receive, sendBack }) => {
      receive(() => sendBack({ type: 'shone' }));
    }),
  },
}).createMachine({
  id: 'lamp',
  context: { on: 0 },
  invoke: { src: 'bulb', id: 'bulb' },
  initial: 'off',
  states: {
    off: {
      on: {
        press: {
          target: 'on',
          actions: assign({ on: ({ context }) => Number(context['on']) + 1 }),
        },
      },
    },
    on: {
      entry: raise({ type: 'tick' }, { id: 'ticking', delay: 50 }),
      on: {
        press: 'off',
        tick: {},
        break: {
          actions: () => {
            throw new Error('fused');
          },
        },
      },
      after: { 1_000: 'off' },
    },
  },
});

function record(limits?: Parameters<typeof createRecorder>[0]['limits']) {
  const recorder = createRecorder({ now: steadyClock(), ...(limits && { limits }) });
  const actor = createActor(lamp, { input: {}, inspect: recorder.inspect, id: 'desk' });
  return { recorder, actor };
}

const told = (entries: readonly TraceEntry[]) =>
  entries.map((entry) => {
    switch (entry.kind) {
      case 'actor':
        return `${entry.id} begins`;
      case 'event':
        return `${entry.event.type}${entry.from === null ? '' : ' from another'}`;
      case 'microstep':
        return `step ${entry.transitions.map(({ from, to }) => `${from} > ${to.join()}`).join()}`;
      case 'action':
        return entry.action;
      case 'delay':
        return `${entry.id} ${entry.phase} ${entry.delayMs ?? ''}`.trimEnd();
      case 'snapshot':
        return `${entry.status} ${JSON.stringify(entry.value)}`;
      default:
        return entry satisfies never;
    }
  });

describe('a recorder', () => {
  test('tells what happened to machines, in order', () => {
    const { recorder, actor } = record();
    actor.start();
    actor.send({ type: 'press' });
    actor.send({ type: 'press' });
    actor.stop();
    expect(told(recorder.entries())).toEqual([
      'desk begins',
      'bulb begins',
      'xstate.init',
      'xstate.init from another',
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
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place));
    expect(entries.every(({ at }, place) => at >= (entries[place - 1]?.at ?? 0))).toBe(true);
  });

  test('gives what is immutable as it was, however often it is asked', () => {
    const { recorder, actor } = record();
    actor.start();
    const before = recorder.entries();
    actor.send({ type: 'press' });
    const after = recorder.entries();
    expect(recorder.entries()).toBe(after);
    expect(after.slice(0, before.length).every((entry, place) => entry === before[place])).toBe(
      true,
    );
    const snapshot = before.findLast(({ kind }) => kind === 'snapshot');
    expect(snapshot).toMatchObject({ value: 'off', context: { on: 0 } });
  });

  test('tells listeners once for all that happened in one turn, until they have heard enough', async () => {
    const { recorder, actor } = record();
    let news = 0;
    const stop = recorder.subscribe(() => (news += 1));
    actor.start();
    actor.send({ type: 'press' });
    await Promise.resolve();
    expect(news).toBe(1);
    stop();
    actor.send({ type: 'press' });
    await Promise.resolve();
    expect(news).toBe(1);
  });

  test('tells of an actor that breaks', () => {
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
    const broken = [...actorStatesAt(recorder.entries(), Infinity).values()].find(
      ({ id }) => id === 'lamp',
    );
    expect(broken).toMatchObject({ status: 'error', value: 'on', context: { on: 1 } });
    const last = recorder.entries().findLast(({ kind }) => kind === 'event');
    expect(last).toMatchObject({ event: { error: { '@error': 'fused' } } });
    actor.stop();
  });

  test('does not turn the order around where the clock is set back', () => {
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

describe('a delay', () => {
  /** What the delays of the lamp became, by what names them. */
  const become = (entries: readonly TraceEntry[]) =>
    delaysOf(entries).all.map(({ id, end }) => [id, end?.outcome ?? 'runs']);
  const off = 'xstate.after.1000.lamp.on';

  const lit = () => {
    const recorder = createRecorder({ now: steadyClock() });
    const clock = new SimulatedClock();
    const actor = createActor(lamp, { input: {}, inspect: recorder.inspect, clock }).start();
    actor.send({ type: 'press' });
    return { recorder, clock, actor };
  };

  test('runs until its time has come, and is known by its event', () => {
    const { recorder, clock, actor } = lit();
    expect(become(recorder.entries())).toEqual([
      ['ticking', 'runs'],
      [off, 'runs'],
    ]);
    clock.increment(50);
    const { all, startedAt, endedAt } = delaysOf(recorder.entries());
    const [ticking] = all;
    const tick = recorder
      .entries()
      .find((entry) => entry.kind === 'event' && entry.event.type === 'tick');
    expect(tick).toMatchObject({ delayId: 'ticking' });
    expect(ticking).toMatchObject({ delayMs: 50, end: { outcome: 'fired', seq: tick?.seq, at: tick?.at } });
    expect(startedAt(ticking?.seq ?? -1)).toBe(ticking);
    expect(endedAt(tick?.seq ?? -1)).toEqual([ticking]);
    clock.increment(950);
    expect(become(recorder.entries())).toEqual([
      ['ticking', 'fired'],
      [off, 'fired'],
    ]);
    actor.stop();
  });

  test('is cancelled where its state is left, and otherwise runs on', () => {
    const { recorder, clock, actor } = lit();
    actor.send({ type: 'press' });
    expect(become(recorder.entries())).toEqual([
      ['ticking', 'runs'],
      [off, 'cancelled'],
    ]);
    clock.increment(50);
    expect(become(recorder.entries())[0]).toEqual(['ticking', 'fired']);
    actor.stop();
  });

  test.each([
    ['is stopped', 'stopped'],
    ['breaks', 'error'],
  ] as const)('ends with its actor where that %s', (_, status) => {
    const recorder = createRecorder({ now: steadyClock() });
    const parent = setup({ actors: { lamp } }).createMachine({
      id: 'room',
      initial: 'lit',
      states: {
        lit: { invoke: { src: 'lamp', id: 'lamp', input: {} }, on: { out: 'dark' } },
        dark: {},
      },
      on: { 'xstate.error.actor.lamp': {} },
    });
    const clock = new SimulatedClock();
    const room = createActor(parent, { inspect: recorder.inspect, clock }).start();
    const child = room.getSnapshot().children['lamp'];
    child?.send({ type: 'press' });
    if (status === 'error') child?.send({ type: 'break' });
    else room.send({ type: 'out' });
    const last = recorder
      .entries()
      .findLast((entry) => entry.kind === 'snapshot' && entry.actor === child?.sessionId);
    expect(last).toMatchObject({ status });
    const { all, endedAt } = delaysOf(recorder.entries());
    const end = { outcome: 'actorStopped', seq: last?.seq, at: last?.at };
    expect(all.map((delay) => delay.end)).toEqual([end, end]);
    expect(endedAt(last?.seq ?? -1)).toEqual(all);
    room.stop();
  });

  test('of a call has always an end once the call is over', () => {
    const ends = become(recordCall().entries());
    expect(ends.length).toBeGreaterThan(5);
    expect(ends.filter(([, end]) => end === 'runs')).toEqual([]);
    expect(new Set(ends.map(([, end]) => end))).toContain('actorStopped');
  });
});

describe('the ring of a recorder', () => {
  test.each([
    ['in count', { maxEntries: 40, maxBytes: Infinity }],
    ['in bytes', { maxEntries: Infinity, maxBytes: 20_000 }],
  ])('is bounded %s, and what is left replays', (_, limits) => {
    const whole = recordCall();
    const recorder = recordCall(undefined, limits);
    const { length } = recorder.entries();
    expect(length).toBeLessThan(100);
    expect(recorder.droppedEntries()).toBeGreaterThan(whole.entries().length - 100);
    const end = actorStatesAt(recorder.entries(), Infinity);
    expect([...end.values()].map(({ machine, value }) => [machine, value])).toEqual(
      expect.arrayContaining([['call', 'left']]),
    );
    const { divergences, incompleteActors, steps } = replay(recorder.entries());
    expect({ divergences, incompleteActors }).toEqual({ divergences: [], incompleteActors: [] });
    expect(steps).toBeGreaterThan(3);
  });

  test('lets go of actors that have ended, with all that is known of them', () => {
    const { recorder, actor } = record({ maxEntries: 30, maxBytes: Infinity });
    actor.start();
    for (let count = 0; count < 50; count += 1) {
      const other = createActor(lamp, { input: {}, inspect: recorder.inspect }).start();
      other.stop();
    }
    // What is held, and the two that live: how they began, and what they were.
    expect(recorder.entries().length).toBe(30 + 4);
    actor.stop();
  });

  test('does not take for alive whom it has forgotten and who is still spoken to', () => {
    const recorder = createRecorder({
      now: steadyClock(),
      limits: { maxEntries: 20, maxBytes: Infinity },
    });
    const parent = setup({ actors: { lamp } }).createMachine({
      id: 'room',
      initial: 'lit',
      states: {
        lit: { invoke: { src: 'lamp', id: 'lamp', input: {} }, on: { out: 'dark' } },
        dark: {},
      },
      on: { pass: {} },
    });
    const room = createActor(parent, { inspect: recorder.inspect, id: 'room' }).start();
    const child = room.getSnapshot().children['lamp'];
    room.send({ type: 'out' });
    for (let count = 0; count < 20; count += 1) room.send({ type: 'pass' });
    const living = () =>
      [...actorStatesAt(recorder.entries(), Infinity).values()].map(({ id, status }) => [
        id,
        status,
      ]);
    expect(living()).toEqual([['room', 'active']]);

    for (let count = 0; count < 5; count += 1) child?.send({ type: 'press' });
    expect(living()).toEqual([['room', 'active']]);
    const heard = actorLogsOf(recorder.entries()).get(child?.sessionId ?? '');
    expect(heard?.entries.map(({ kind }) => kind)).toEqual(Array(5).fill('event'));
    // Forgotten as anything else: nothing of it is kept beside the ring.
    for (let count = 0; count < 20; count += 1) room.send({ type: 'pass' });
    expect(recorder.entries()).toHaveLength(20 + 2);
    room.stop();
  });

  test('is empty once it is cleared, but for what lives', () => {
    const { recorder, actor } = record();
    actor.start();
    actor.send({ type: 'press' });
    recorder.clear();
    expect(told(recorder.entries())).toEqual([
      'desk begins',
      'bulb begins',
      'active null',
      'active "on"',
    ]);
    actor.send({ type: 'press' });
    expect(told(recorder.entries()).at(-1)).toBe('active "off"');
    actor.stop();
  });
});
