import type { PeerId, RefusalReason, RoomEvent } from '@visavis/protocol';
import { callDelays, type UserAction } from '../../src/call/call.ts';
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
import type { CallHarness } from '../../src/testing/testing.ts';

/** Something that can happen to a call, through its real child machines and their fake actors. */
export type Move = (call: CallHarness) => void;

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

/** Everything that can happen to a call, by its name. */
export const moves: Readonly<Record<string, Move>> = {
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
