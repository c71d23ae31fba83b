import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { knockingLimit, roomMachine, type RoomMachineEvent } from '../../src/room/room.ts';
import { Coverage } from '../support/coverage.ts';
import { ANA, BEN, BLUE, EVE, join, profile, visitor } from './people.ts';

const events: RoomMachineEvent[] = [
  ...[ANA, BEN, EVE].flatMap((id): RoomMachineEvent[] => [
    join(id),
    { type: 'member.leave', id },
    { type: 'member.away', id },
    { type: 'member.back', id },
    { type: 'member.resync', id },
    { type: 'member.grace-over', id },
    { type: 'member.kick', id },
    { type: 'member.update', id, profile: profile(2) },
    { type: 'knock.admit', id },
    { type: 'knock.deny', id },
  ]),
  { type: 'door.set', door: 'open' },
  { type: 'door.set', door: 'knock' },
  { type: 'door.set', door: 'locked' },
  { type: 'room.end' },
];

/** Every situation that three people can bring a room into: who is in, here or away, and at the door. */
function situations(capacity: number) {
  return getShortestPaths(roomMachine, {
    input: { name: BLUE, capacity },
    events,
    serializeState: ({ value, context: { members, knocking } }) =>
      JSON.stringify([value, members.map(({ presence }) => presence).toSorted(), knocking.length]),
    limit: 20_000,
  }).map(({ state }) => state);
}

test('every state and every transition is reached', () => {
  const coverage = new Coverage(roomMachine);
  const { inspect } = coverage;

  for (const capacity of [1, 2, 3]) {
    const input = { name: BLUE, capacity };
    const running = situations(capacity).filter(({ status }) => status === 'active');
    for (const snapshot of running) {
      for (const event of events) {
        const actor = createActor(roomMachine, { snapshot, input, inspect }).start();
        actor.send(event);
        expect(actor.getSnapshot().status).not.toBe('error');
        actor.stop();
      }
    }
  }
  // Three people are too few to fill the place at the door.
  const crowded = createActor(roomMachine, { input: { name: BLUE, capacity: 2 }, inspect }).start();
  crowded.send(join(ANA));
  crowded.send({ type: 'door.set', door: 'knock' });
  for (let n = 0; n <= knockingLimit; n += 1) crowded.send(join(visitor(n)));

  expect(coverage.missing).toEqual([]);
});

test('every state says in one line what it is', () => {
  const nodes = (node: typeof roomMachine.root): (typeof roomMachine.root)[] => [
    node,
    ...Object.values(node.states).flatMap(nodes),
  ];
  for (const { id, description } of nodes(roomMachine.root)) {
    expect(`${id}: ${description}`).toMatch(/^[^:]+: [^\n]+\.$/);
    expect(description).toBeDefined();
  }
});
