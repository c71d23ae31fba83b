import { createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  checkDelays,
  checkMachine,
  checkOutcomes,
  type CheckEvent,
  type ProbesCommand,
  type ProbesReport,
  type CheckStep,
} from '../../src/check/check.ts';
import { fakeChild } from '../support/fake-child.ts';
import { checkCoverage, stepEnded } from '../support/check-harness.ts';

/** Steps of which one hangs on the other. What happens to all others matters to none of them. */
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

/** What a chain stands on, and what its last waits for as well: it went well, where it is not part of it. */
const ground: readonly CheckStep[] = [
  'browser',
  'secureContext',
  'permission',
  'signaling',
  'turnUdp',
  'turnTcp',
  'turnTls',
];

const ways: readonly CheckEvent[] = [
  { type: 'cancel' },
  { type: 'speaker.played' },
  { type: 'speaker.heard' },
  { type: 'speaker.notHeard' },
  { type: 'speaker.replay' },
];

describe.each(chains.map((chain) => [chain.join(', '), chain] as const))(
  'every path of %s',
  (_, chain) => {
    const probes = fakeChild<ProbesCommand, ProbesReport>();
    const machine = checkMachine.provide({ actors: { probes: probes.logic } });
    const before: readonly CheckEvent[] = [
      { type: 'start' },
      ...ground.filter((step) => !chain.includes(step)).map((step) => stepEnded(step, 'passed')),
    ];
    /** An actor for which everything that the chain stands on is well. */
    const begin = (clock = new SimulatedClock()) => {
      const actor = createActor(machine, { clock, inspect: checkCoverage.inspect }).start();
      for (const event of before) actor.send(event);
      return actor;
    };
    const decisive = ({ value }: SnapshotFrom<typeof machine>) =>
      JSON.stringify(typeof value === 'object' ? chain.map((step) => value.run[step]) : value);
    const paths = getShortestPaths(machine, {
      fromState: begin().getSnapshot(),
      events: [
        ...ways,
        ...chain.flatMap((step) => checkOutcomes.map((outcome) => stepEnded(step, outcome))),
      ],
      serializeState: decisive,
      // A delay that ends ends all others like it, so delays are left for the walk to end with.
      filterEvents: (snapshot, event) => !isTimer(event) && snapshot.can(event),
      limit: 10_000,
    });

    it('is walked by a real actor, which has a result for exactly what is over, and comes to rest', () => {
      expect(paths.length).toBeGreaterThan(10);
      for (const { steps: walk, state } of paths) {
        const clock = new SimulatedClock();
        const actor = begin(clock);
        for (const { event } of walk.slice(1)) actor.send(event);
        const { status, value, context } = actor.getSnapshot();
        expect(status).toBe('active');
        expect(decisive(actor.getSnapshot())).toBe(decisive(state));
        const run = typeof value === 'object' ? value.run : undefined;
        const over = chain.map((step) => checkOutcomes.find((outcome) => outcome === run?.[step]));
        expect(chain.map((step) => context.results[step]?.outcome)).toEqual(over);
        // Nothing more happens: one delay after the other ends what still goes on.
        for (let times = 0; times < chain.length + 3; times += 1) {
          clock.increment(checkDelays.userResponseTimeoutMs);
        }
        expect({ from: decisive(state), busy: actor.getSnapshot().hasTag('busy') }).toEqual({
          from: decisive(state),
          busy: false,
        });
        actor.stop();
      }
    });
  },
);

const isTimer = ({ type }: CheckEvent) => type.startsWith('xstate.after.');
