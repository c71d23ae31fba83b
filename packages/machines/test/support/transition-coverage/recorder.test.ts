import { createActor, createMachine } from 'xstate';
import { expect, it } from 'vitest';
import { createTransitionRecorder } from './recorder.ts';
import { statesAndTransitions } from './transition-names.ts';

const machine = createMachine({
  id: 'lamp',
  initial: 'off',
  on: { shake: {} },
  states: {
    off: { on: { press: [{ guard: () => false, target: 'broken' }, { target: 'on' }] } },
    on: { after: { 5: 'off' }, always: { guard: () => false, target: 'broken' } },
    broken: {},
  },
});

/** The states and transitions that are not reached yet. */
function missingFrom({ reached }: ReturnType<typeof createTransitionRecorder>): string[] {
  return statesAndTransitions(machine).filter((name) => !reached['lamp']?.includes(name));
}

it('records each state and each transition that an actor reaches', () => {
  const recorder = createTransitionRecorder();
  const actor = createActor(machine, { inspect: recorder.inspect }).start();
  actor.send({ type: 'press' });
  expect(missingFrom(recorder)).toEqual([
    'lamp.broken',
    'lamp on "shake" [0] -> (no target)',
    'lamp.off on "press" [0] -> lamp.broken',
    'lamp.on on "xstate.after.5.lamp.on" [0] -> lamp.off',
    'lamp.on on "" [0] -> lamp.broken',
  ]);
  actor.send({ type: 'shake' });
  expect(missingFrom(recorder)).not.toContain('lamp on "shake" [0] -> (no target)');
  actor.stop();
});

it('gives the transitions of a provided machine the same names', () => {
  const recorder = createTransitionRecorder();
  const actor = createActor(machine.provide({}), { inspect: recorder.inspect }).start();
  actor.send({ type: 'press' });
  expect(missingFrom(recorder)).not.toContain('lamp.off on "press" [1] -> lamp.on');
  actor.stop();
});
