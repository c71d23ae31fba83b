import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  checkDelays,
  checkMachine,
  checkOutcomes,
  type CheckEvent,
  type CheckStep,
  type ProbesCommand,
  type ProbesReport,
} from '../../src/check/check.ts';
import { createFakeActor } from '../../src/testing/testing.ts';
import { stepEnded } from '../support/check-steps.ts';
import { recordTransitions } from '../support/transition-coverage/recorder.ts';

/** Steps that depend on each other. The other steps do not affect them. */
const chains: readonly (readonly CheckStep[])[] = [
  ['browser', 'secureContext', 'permission'],
  ['permission', 'camera'],
  ['permission', 'microphone'],
  ['camera', 'microphone', 'speaker'],
  ['browser', 'signaling'],
  ['signaling', 'keepalive'],
  ['signaling', 'stun', 'nat'],
  ['turnUdp', 'relay'],
  ['turnTcp', 'relay'],
  ['turnTls', 'relay'],
];

/** The prerequisites of the chains. Those that are not part of a chain pass before it is explored. */
const prerequisites: readonly CheckStep[] = [
  'browser',
  'secureContext',
  'permission',
  'signaling',
  'turnUdp',
  'turnTcp',
  'turnTls',
];

const userEvents: readonly CheckEvent[] = [
  { type: 'cancel' },
  { type: 'speaker.played' },
  { type: 'speaker.heard' },
  { type: 'speaker.notHeard' },
  { type: 'speaker.replay' },
];

const isTimer = ({ type }: CheckEvent) => type.startsWith('xstate.after.');

describe.each(chains.map((chain) => [chain.join(', '), chain] as const))(
  'every path through the steps %s',
  (_, chain) => {
    const probes = createFakeActor<ProbesCommand, ProbesReport>();
    const machine = checkMachine.provide({ actors: { probes: probes.logic } });
    const before: readonly CheckEvent[] = [
      { type: 'start' },
      ...prerequisites
        .filter((step) => !chain.includes(step))
        .map((step) => stepEnded(step, 'passed')),
    ];
    const startChain = (clock = new SimulatedClock()) => {
      const actor = createActor(machine, { clock, inspect: recordTransitions }).start();
      for (const event of before) actor.send(event);
      return actor;
    };
    const stateOfChain = ({ value }: SnapshotFrom<typeof machine>) =>
      JSON.stringify(typeof value === 'object' ? chain.map((step) => value.run[step]) : value);
    const paths = getShortestPaths(machine, {
      fromState: startChain().getSnapshot(),
      events: [
        ...userEvents,
        ...chain.flatMap((step) => checkOutcomes.map((outcome) => stepEnded(step, outcome))),
      ],
      serializeState: stateOfChain,
      // Without the clock, one timer event would end all delays of the same name at once.
      filterEvents: (snapshot, event) => !isTimer(event) && snapshot.can(event),
      limit: 10_000,
    });

    it('has a result for each step that is done, and ends when all delays have passed', () => {
      expect(paths.length).toBeGreaterThan(10);
      for (const { steps: path, state } of paths) {
        const clock = new SimulatedClock();
        const actor = startChain(clock);
        for (const { event } of path.slice(1)) actor.send(event);
        const { status, value, context } = actor.getSnapshot();
        expect(status).toBe('active');
        expect(stateOfChain(actor.getSnapshot())).toBe(stateOfChain(state));
        const run = typeof value === 'object' ? value.run : undefined;
        const done = chain.map((step) => checkOutcomes.find((outcome) => outcome === run?.[step]));
        expect(chain.map((step) => context.results[step]?.outcome)).toEqual(done);
        for (let round = 0; round < chain.length + 3; round += 1) {
          clock.increment(checkDelays.userResponseTimeoutMs);
        }
        expect({ from: stateOfChain(state), busy: actor.getSnapshot().hasTag('busy') }).toEqual({
          from: stateOfChain(state),
          busy: false,
        });
        actor.stop();
      }
    });
  },
);
