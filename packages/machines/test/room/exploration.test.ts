import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  maxWaiting,
  roomMachine,
  type RoomInput,
  type RoomMachineEvent,
} from '../../src/room/room.ts';
import { recordTransitions } from '../support/transition-coverage/recorder.ts';
import { signature } from '@visavis/protocol/testing';
import { createLock, joinAs, joinBy, newLink, oldLink, present } from '../support/private-room.ts';
import {
  ana,
  ben,
  createDelegation,
  createParticipant,
  eve,
  join,
  privateRoomName,
  profile,
  roomName,
} from '../support/room.ts';

const openRoomEvents: RoomMachineEvent[] = [
  ...[ana, ben, eve].flatMap((id): RoomMachineEvent[] => [
    join(id),
    { type: 'member.leave', id },
    { type: 'member.away', id },
    { type: 'member.back', id },
    { type: 'member.resync', id },
    { type: 'member.graceExpired', id },
    { type: 'member.remove', id, by: null },
    { type: 'member.makeHost', id, delegation: null, by: ana },
    { type: 'member.update', id, profile: profile(2) },
    { type: 'waiting.admit', id, by: ana },
    { type: 'waiting.deny', id, by: null },
  ]),
  { type: 'access.set', access: 'open', by: ana },
  { type: 'access.set', access: 'waiting-room', by: ana },
  { type: 'access.set', access: 'locked', by: ana },
  { type: 'guestRights.set', guestRights: { screen: false }, by: ana },
  { type: 'waiting.admitAll', by: ana },
  {
    type: 'member.moderate',
    by: ana,
    moderation: { action: { type: 'mute', target: null }, number: 1, signature },
  },
  { type: 'room.end', by: null },
];

/** Two participants, one of them perhaps as owner or host, two links and their locks. */
const privateRoomEvents: RoomMachineEvent[] = [
  ...[ana, ben].flatMap((id): RoomMachineEvent[] => [
    joinBy(oldLink, id),
    joinBy(newLink, id),
    { type: 'member.leave', id },
    { type: 'link.change', lock: createLock(2, newLink), by: id },
  ]),
  joinAs('owner', ana),
  joinAs('host', ben),
  { type: 'member.makeHost', id: ben, delegation: createDelegation('host'), by: ana },
  present(createLock(0, oldLink)),
  present(createLock(1, newLink)),
  present(createLock(1, oldLink)),
  { type: 'access.set', access: 'waiting-room', by: ana },
  { type: 'access.set', access: 'locked', by: ana },
];

/** All states of a room that these events can reach, by access, presence, role, link and who is waiting. */
function reachableStates(input: RoomInput, events: RoomMachineEvent[]) {
  return getShortestPaths(roomMachine, {
    input,
    events,
    serializeState: ({ value, context: { members, waiting, removed, entryHash, lock } }) =>
      JSON.stringify([
        value,
        members.map(({ presence, role }) => `${presence} ${role}`).toSorted(),
        waiting.length,
        removed.length,
        entryHash,
        lock?.epoch,
      ]),
    limit: 20_000,
  }).map(({ state }) => state);
}

test.each([
  ['an open room for one', roomName, 1, openRoomEvents],
  ['an open room for two', roomName, 2, openRoomEvents],
  ['an open room for three', roomName, 3, openRoomEvents],
  ['a private room for one', privateRoomName, 1, privateRoomEvents],
  ['a private room for three', privateRoomName, 3, privateRoomEvents],
])('no event causes an error in any state that %s can reach', (_, name, capacity, events) => {
  const input = { name, capacity };
  const running = reachableStates(input, events).filter(({ status }) => status === 'active');
  for (const snapshot of running) {
    for (const event of events) {
      const actor = createActor(roomMachine, {
        snapshot,
        input,
        inspect: recordTransitions,
      }).start();
      actor.send(event);
      expect(actor.getSnapshot().status).not.toBe('error');
      actor.stop();
    }
  }
});

test('a waiting room can be full', () => {
  const crowded = createActor(roomMachine, {
    input: { name: roomName, capacity: 2 },
    inspect: recordTransitions,
  }).start();
  crowded.send(join(ana));
  crowded.send({ type: 'access.set', access: 'waiting-room', by: ana });
  for (let n = 0; n <= maxWaiting; n += 1) crowded.send(join(createParticipant(n)));
  expect(crowded.getSnapshot().context.waiting).toHaveLength(maxWaiting);
});

test('every state has a description of one line', () => {
  const nodes = (node: typeof roomMachine.root): (typeof roomMachine.root)[] => [
    node,
    ...Object.values(node.states).flatMap(nodes),
  ];
  for (const { id, description } of nodes(roomMachine.root)) {
    expect(`${id}: ${description}`).toMatch(/^[^:]+: [^\n]+\.$/);
    expect(description).toBeDefined();
  }
});
