import type { PeerId, RefusalReason, RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { callDelays, callMachine, type UserAction } from '../../src/call/call.ts';
import {
  ana,
  ben,
  cho,
  createMember,
  createProfile,
  createRoomSnapshot,
  createRoomState,
  graceMs,
} from '@visavis/protocol/testing';
import { startCall, type CallHarness } from '../../src/testing/testing.ts';

/** Something that can happen to a call, through its real child machines and their fake actors. */
type Move = (call: CallHarness) => void;

const act =
  (event: UserAction): Move =>
  (call) =>
    call.actor.send(event.type === 'returnToLobby' ? { ...event, at: 2_000 } : event);

/** The server sends an event if the connection is open. */
const roomEvent =
  (event: RoomEvent): Move =>
  (call) => {
    if (call.server.runs.at(-1)?.isRunning) call.receiveRoomEvent(event);
  };

const refuse =
  (reason: RefusalReason): Move =>
  (call) => {
    const server = call.server.runs.at(-1);
    if (server?.isRunning) server.report({ type: 'server.refused', reason, jitter: 0 });
  };

const report =
  (type: 'server.open' | 'server.joined'): Move =>
  (call) => {
    const server = call.server.runs.at(-1);
    if (server?.isRunning) server.report({ type });
  };

const left = (id: PeerId, reason: 'left' | 'removed' | 'ended' | 'replaced'): Move =>
  roomEvent({ type: 'left', id, reason });

const moves: Readonly<Record<string, Move>> = {
  'lobby opens': act({ type: 'openLobby' }),
  join: act({ type: 'join' }),
  leave: act({ type: 'leave' }),
  'returns to the lobby': act({ type: 'returnToLobby' }),
  'devices open': act({ type: 'media.open', kinds: ['microphone', 'camera'] }),
  'hand toggles': act({ type: 'hand.toggle' }),
  retry: act({ type: 'retry' }),
  'network changes': (call) => call.actor.send({ type: 'network.changed' }),
  'server connection opens': report('server.open'),
  'server confirms the join': report('server.joined'),
  'server connection is lost': (call) => {
    const server = call.server.runs.at(-1);
    if (server?.isRunning) server.report({ type: 'server.lost', jitter: 0 });
  },
  'room is full': refuse('room-full'),
  'room is locked': refuse('room-locked'),
  'room has ended': refuse('room-ended'),
  'page is too old': refuse('client-outdated'),
  'asked to wait': roomEvent({
    type: 'room',
    room: createRoomState({ access: 'waiting-room' }),
  }),
  'welcome, alone': roomEvent(createRoomSnapshot('welcome', ana, [])),
  'welcome, with Ben': roomEvent(createRoomSnapshot('welcome', ana, [ben])),
  'resync, with Cho': roomEvent(createRoomSnapshot('resync', ana, [cho])),
  'Ben comes': roomEvent({ type: 'joined', member: createMember(ben) }),
  'Ben is away': roomEvent({ type: 'away', id: ben }),
  'Ben is back': roomEvent({ type: 'back', id: ben }),
  'Ben says something': roomEvent({
    type: 'updated',
    id: ben,
    profile: createProfile({ revision: 2 }),
  }),
  'Ben leaves': left(ben, 'left'),
  'this person is put out': left(ana, 'removed'),
  'room ends': left(ana, 'ended'),
  'newer page takes over': left(ana, 'replaced'),
  'farewell takes too long': ({ clock }) => clock.increment(callDelays.leaveTimeoutMs),
  'grace is over': ({ clock }) => clock.increment(graceMs),
};

/** Identifies a situation: the state of the call, the members, and the state of the server connection. */
const stateKey = (call: CallHarness): string =>
  JSON.stringify([
    call.state,
    call.members.toSorted(),
    call.actor.getSnapshot().children.signaling?.getSnapshot().value ?? null,
  ]);

function replay(path: readonly string[]): CallHarness {
  const call = startCall();
  for (const name of path) moves[name]?.(call);
  return call;
}

/** A shortest path to each situation that the moves can lead to, found by breadth-first search. */
function explore(): ReadonlyMap<string, readonly string[]> {
  const start = startCall();
  const paths = new Map<string, readonly string[]>([[stateKey(start), []]]);
  start.actor.stop();
  // The iteration over a map includes entries that are added meanwhile.
  for (const path of paths.values()) {
    for (const name of Object.keys(moves)) {
      const longer = [...path, name];
      const call = replay(longer);
      const reached = stateKey(call);
      if (!paths.has(reached)) paths.set(reached, longer);
      call.actor.stop();
    }
  }
  return paths;
}

/** The path of a state, without `alone` and `together`. */
const statePath = ({ state }: CallHarness): string => {
  if (typeof state === 'string') return state;
  const { active } = state;
  return `active.${typeof active === 'string' ? active : Object.keys(active)[0]}`;
};

describe('every path of a call', () => {
  const paths = explore();

  it('reaches every state', () => {
    const { active, ...others } = callMachine.states;
    const expected = [
      ...Object.keys(others),
      ...Object.keys(active?.states ?? {}).map((name) => `active.${name}`),
    ];
    const reached = [...paths.values()].map((path) => statePath(replay(path)));
    expect(new Set(reached)).toEqual(new Set(expected));
  });

  it('has exactly one connection to each member', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      const peers = call.childIds.filter((id) => id.startsWith('peer:'));
      const members = call.context.members.map(({ id }) => `peer:${id}`).toSorted();
      expect({ path, peers }).toEqual({ path, peers: members });
      call.actor.stop();
    }
  });

  it('has no running actor after its end', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      const running = [call.server, call.capture, call.connection].flatMap(({ runs }) =>
        runs.filter((run) => run.isRunning),
      );
      const held = call.actor.getSnapshot().hasTag('finished') ? running.length : 0;
      expect({ path, held }).toEqual({ path, held: 0 });
      call.actor.stop();
      expect({ path, status: call.actor.getSnapshot().status }).not.toMatchObject({
        status: 'error',
      });
    }
  });

  it('can be left, and started again from every end state', () => {
    for (const path of paths.values()) {
      const call = replay(path);
      call.actor.send({ type: 'openLobby' });
      call.actor.send({ type: 'leave' });
      call.clock.increment(callDelays.leaveTimeoutMs);
      expect({ path, over: call.actor.getSnapshot().hasTag('finished') }).toEqual({
        path,
        over: true,
      });
      call.actor.send({ type: 'returnToLobby', at: 3_000 });
      expect({ path, state: call.state }).toEqual({ path, state: { active: 'lobby' } });
      call.actor.stop();
    }
  });
});
