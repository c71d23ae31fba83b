import { createActor, createMachine } from 'xstate';
import { expect, it } from 'vitest';
import { TransitionCoverage } from './transition-coverage.ts';

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

it('lists each state and each transition that nothing has reached', () => {
  const coverage = new TransitionCoverage(machine);
  const actor = createActor(machine, { inspect: coverage.inspect }).start();
  actor.send({ type: 'press' });
  expect(coverage.missing).toEqual([
    'lamp.broken',
    'lamp on "shake" [0] -> (stays)',
    'lamp.off on "press" [0] -> lamp.broken',
    'lamp.on on "xstate.after.5.lamp.on" [0] -> lamp.off',
    'lamp.on on "" [0] -> lamp.broken',
  ]);
  actor.send({ type: 'shake' });
  expect(coverage.missing).not.toContain('lamp on "shake" [0] -> (stays)');
  actor.stop();
});

it('counts what a provided variant of the machine does', () => {
  const coverage = new TransitionCoverage(machine);
  const actor = createActor(machine.provide({}), { inspect: coverage.inspect }).start();
  actor.send({ type: 'press' });
  expect(coverage.missing).not.toContain('lamp.off on "press" [1] -> lamp.on');
  actor.stop();
});
