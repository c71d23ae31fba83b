import {
  assign,
  createActor,
  createMachine,
  enqueueActions,
  fromCallback,
  setup,
  transition,
} from 'xstate';
import { expect, it, vi } from 'vitest';
import {
  activeNodesOf,
  actorErrorPrefix,
  createInertScope,
  findOrphans,
  hasStatus,
  initEventType,
  parentOf,
  readContextValue,
  runningDelaysOf,
  setSessionId,
  stopEvent,
  transitionsOf,
} from '../../src/xstate-internals/xstate-internals.ts';

/** A machine that starts a child and fails on `fail`. */
function startFailingActor(onStop = () => {}) {
  const grandchild = fromCallback(() => onStop);
  const child = setup({ actors: { grandchild } }).createMachine({
    id: 'child',
    context: { size: 7 },
    invoke: { src: 'grandchild', id: 'grandchild' },
    on: {
      fail: {
        actions: () => {
          throw new Error('Failed on purpose.');
        },
      },
    },
  });
  const received: string[] = [];
  const parent = setup({ actors: { child } }).createMachine({
    id: 'parent',
    invoke: { src: 'child', id: 'child' },
    on: {
      'xstate.error.actor.child': {},
      stopOrphans: {
        actions: enqueueActions(({ enqueue, self }) => {
          for (const orphan of findOrphans(self.getSnapshot().children['child'])) {
            enqueue.sendTo(orphan, stopEvent);
          }
        }),
      },
    },
  });
  const actor = createActor(parent, {
    inspect: (inspected) => {
      if (inspected.type === '@xstate.event') received.push(inspected.event.type);
    },
  }).start();
  const { child: childActor } = actor.getSnapshot().children;
  if (childActor === undefined) throw new Error('The child was not started.');
  return { actor, received, childActor };
}

it('an actor receives the init event first, and its parent an error event when it fails', () => {
  const { received, childActor } = startFailingActor();
  expect(received[0]).toBe(initEventType);
  childActor.send({ type: 'fail' });
  expect(received.at(-1)).toBe(`${actorErrorPrefix}child`);
});

it('an actor that failed has orphans, which the stop event stops', () => {
  const onStop = vi.fn<() => void>();
  const { actor, childActor } = startFailingActor(onStop);
  expect(hasStatus(childActor, 'active')).toBe(true);
  childActor.send({ type: 'fail' });
  expect(hasStatus(childActor, 'error')).toBe(true);
  expect(findOrphans(childActor).map(({ id }) => id)).toEqual(['grandchild']);
  expect(onStop).not.toHaveBeenCalled();
  actor.send({ type: 'stopOrphans' });
  expect(onStop).toHaveBeenCalledOnce();
  expect(findOrphans(childActor)).toEqual([]);
});

it('an actor that does not exist has no status and no orphans', () => {
  expect(hasStatus(undefined, 'active')).toBe(false);
  expect(findOrphans(undefined)).toEqual([]);
});

it('the context of a machine snapshot can be read without its type', () => {
  const { childActor } = startFailingActor();
  expect(readContextValue(childActor.getSnapshot(), 'size')).toBe(7);
  expect(readContextValue(childActor.getSnapshot(), 'colour')).toBeUndefined();
  expect(readContextValue(undefined, 'size')).toBeUndefined();
});

it('an actor knows its parent', () => {
  const { actor, childActor } = startFailingActor();
  expect(parentOf(childActor)).toBe(actor);
  expect(parentOf(actor)).toBeUndefined();
});

it('the active states of a machine include their ancestors', () => {
  const machine = createMachine({
    id: 'lamp',
    initial: 'on',
    states: { on: { initial: 'dim', states: { dim: {}, bright: {} } }, off: {} },
  });
  const ids = activeNodesOf(createActor(machine).start().getSnapshot()).map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['lamp', 'lamp.on', 'lamp.on.dim']);
});

it('a microstep has the transitions that were taken', () => {
  const machine = createMachine({
    id: 'lamp',
    initial: 'off',
    states: { off: { on: { press: 'on' } }, on: { always: 'off' } },
  });
  const taken: string[] = [];
  const actor = createActor(machine, {
    inspect: (inspected) => {
      if (inspected.type !== '@xstate.microstep') return;
      for (const { source, eventType } of transitionsOf(inspected)) {
        taken.push(`${source.id} on "${String(eventType)}"`);
      }
    },
  }).start();
  taken.length = 0;
  actor.send({ type: 'press' });
  expect(taken).toEqual(['lamp.off on "press"', 'lamp.on on ""']);
});

it('a session id can be replaced', () => {
  const { actor } = startFailingActor();
  setSessionId(actor, 'recorded');
  expect(actor.sessionId).toBe('recorded');
});

it('a transition in the inert scope gives what the pure transition gives, and every action', () => {
  const machine = createMachine({
    context: { count: 0 },
    on: {
      add: {
        actions: [assign({ count: ({ context }) => context.count + 1 }), { type: 'announce' }],
      },
    },
  });
  const self = createActor(machine);
  const actions: string[] = [];
  const scope = createInertScope(self, ({ type }) => actions.push(type));
  const first = machine.transition(self.getSnapshot(), { type: 'add' }, scope);
  const second = machine.transition(first, { type: 'add' }, scope);
  const [expected] = transition(machine, first, { type: 'add' });
  expect(second.context).toEqual({ count: 2 });
  expect(second.context).toEqual(expected.context);
  expect(actions).toEqual(['announce', 'announce']);
  expect(hasStatus(self, 'active')).toBe(true);
});

it('a system knows the running delays of its actors, when their timers start', () => {
  const machine = createMachine({
    id: 'lamp',
    initial: 'on',
    states: { on: { after: { 50: 'off' }, on: { press: 'off' } }, off: {} },
  });
  const delaysAtStart: string[] = [];
  const actor = createActor(machine, {
    clock: {
      setTimeout: () => {
        for (const { source, id } of runningDelaysOf(actor))
          delaysAtStart.push(`${source === actor} ${id}`);
      },
      clearTimeout: () => {},
    },
  });
  actor.start();
  expect(delaysAtStart).toEqual(['true xstate.after.50.lamp.on']);
  expect(runningDelaysOf(actor)[0]).toBe(runningDelaysOf(actor)[0]);
  actor.send({ type: 'press' });
  expect(runningDelaysOf(actor)).toEqual([]);
});
