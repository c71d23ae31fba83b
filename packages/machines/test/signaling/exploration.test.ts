import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  signalingMachine,
  type ServerCommand,
  type ServerReport,
  type SignalingEvent,
} from '../../src/signaling/signaling.ts';
import { createFakeActor } from '../../src/testing/testing.ts';
import { createFakeParent } from '../../src/testing/testing.ts';
import {
  ana,
  ben,
  createCandidate,
  createProfile,
  createRoomSnapshot,
  eventIdAt,
  roomName,
} from '@visavis/protocol/testing';
import { recordTransitions } from '../support/transition-coverage/recorder.ts';
import { createLock, newLink } from '../support/private-room.ts';
import { joinRequest } from '../support/signaling.ts';

const batch = { generation: 1, firstSequence: 1, signals: [createCandidate()] };

/** Every event of the machine, at least once. */
const events: readonly SignalingEvent[] = [
  { type: 'start' },
  { type: 'join', joinRequest },
  { type: 'signal', to: ben, generation: 1, signal: createCandidate() },
  { type: 'update', profile: createProfile() },
  { type: 'changeLink', lock: createLock(1, newLink) },
  { type: 'peek', room: roomName },
  { type: 'forgetPeer', peer: ben },
  { type: 'network.online' },
  { type: 'network.offline' },
  { type: 'network.changed' },
  { type: 'close' },
  { type: 'server.open' },
  { type: 'server.joined' },
  { type: 'server.roomEvent', id: eventIdAt(1), event: createRoomSnapshot('welcome', ana, [ben]) },
  { type: 'server.roomEvent', id: eventIdAt(9), event: { type: 'away', id: ben } },
  { type: 'server.sent', to: ben, batch },
  { type: 'server.sendRefused', to: ben, batch, reason: 'no-such-member' },
  { type: 'server.refused', reason: 'room-full', jitter: 0.5 },
  { type: 'server.refused', reason: 'rate-limited', jitter: 0.5 },
  { type: 'server.iceServers', answer: { servers: [], ttlMs: 1000 } },
  { type: 'server.iceServersRefused', reason: 'bad-session' },
  { type: 'server.iceServersRefused', reason: 'rate-limited' },
  { type: 'server.pong', pong: { roundTripMs: 40 } },
  { type: 'server.peeked', peek: { memberCount: 0, capacity: 8, state: 'empty' } },
  { type: 'server.lost', jitter: 0 },
];

describe('every path of the signaling machine', () => {
  const server = createFakeActor<ServerCommand, ServerReport>();
  const machine = signalingMachine.provide({ actors: { server: server.logic } });
  const input = { parent: createFakeParent().ref };
  // State value, network and server connection: each of them decides which events are possible.
  const paths = getShortestPaths(machine, {
    input,
    events,
    serializeState: ({ value, context, children }) =>
      JSON.stringify([value, context.isNetworkOffline, context.hasJoined, Object.keys(children)]),
    filterEvents: (snapshot, event) => snapshot.can(event),
    limit: 20_000,
  });

  it('reaches every state', () => {
    const values = new Set(paths.map(({ state }) => JSON.stringify(state.value)));
    expect([...values].toSorted()).toEqual(
      [
        'idle',
        'connecting',
        'online',
        { resuming: 'waiting' },
        { resuming: 'connecting' },
        { offline: 'waiting' },
        { offline: 'connecting' },
        'closed',
      ]
        .map((value) => JSON.stringify(value))
        .toSorted(),
    );
  });

  it('never causes an error', () => {
    for (const { steps, state } of paths) {
      const actor = createActor(machine, { input, inspect: recordTransitions }).start();
      for (const { event } of steps.slice(1)) actor.send(event);
      expect(actor.getSnapshot().status).toBe('active');
      expect(actor.getSnapshot().value).toEqual(state.value);
      actor.stop();
    }
  });

  it('can return to online from every state except closed', () => {
    for (const { state } of paths) {
      if (state.matches('closed')) continue;
      const onward = getShortestPaths(machine, {
        fromState: state,
        events: [{ type: 'start' }, { type: 'network.online' }, { type: 'server.open' }],
        serializeState: ({ value }) => JSON.stringify(value),
        toState: (end) => end.matches('online'),
        limit: 2_000,
      });
      expect({ from: state.value, pathCount: onward.length }).not.toEqual({
        from: state.value,
        pathCount: 0,
      });
    }
  });
});
