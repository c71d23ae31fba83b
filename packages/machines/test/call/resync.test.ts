import type { RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { fullConnectionBudget, nextConnectionMs } from '../../src/budget/budget.ts';
import { callDelays, computeMemberExpiryMs } from '../../src/call/call.ts';
import {
  ana,
  ben,
  cho,
  createCandidate,
  createMember,
  createRoomSnapshot,
  dov,
  graceMs,
} from '@visavis/protocol/testing';
import { computeReconnectBackoffMs } from '../../src/signaling/signaling.ts';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, rolesOf } from '../support/call.ts';

/** After this time, a member who is missing certainly did not come back in the grace period. */
const expiryMs = computeMemberExpiryMs(graceMs);

/** The connection to the server breaks, and another one is being opened. */
const loseServer = (call: CallHarness) => {
  call.server.current.report({ type: 'server.lost', jitter: 0 });
  call.clock.increment(computeReconnectBackoffMs(1, 0));
};

const joined = (call: CallHarness, id = ben) =>
  call.receiveRoomEvent({ type: 'joined', member: createMember(id) });

describe('a resync', () => {
  it('keeps the connections to known members, and reports that signals may be lost', () => {
    const call = inRoom(ben, cho);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [ben, cho]));
    expect(call.members).toEqual(['b present', 'c present']);
    expect(call.eventsToPeer(ben).slice(-2)).toEqual(['signals.lost', 'remote.reachable']);
  });

  it('marks missing members as away, and removes them when they certainly did not come back in time', () => {
    const call = inRoom(ben, cho);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [cho]));
    expect(call.members).toEqual(['b away', 'c present']);
    expect(call.connectionsTo(ben).at(-1)?.isRunning).toBe(true);
    call.clock.increment(expiryMs - 1);
    expect(call.members).toEqual(['b away', 'c present']);
    call.clock.increment(1);
    expect(call.members).toEqual(['c present']);
    expect(call.connectionsTo(ben).at(-1)?.isRunning).toBe(false);
  });

  const returns: readonly RoomEvent[] = [
    { type: 'joined', member: createMember(ben) },
    createRoomSnapshot('resync', ana, [ben]),
  ];
  it.each(returns)('keeps a missing member who is back in time by $type', (event) => {
    const call = inRoom(ben);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    call.clock.increment(expiryMs - 1);
    call.receiveRoomEvent(event);
    call.clock.increment(expiryMs * 2);
    expect(call.members).toEqual(['b present']);
  });

  it('keeps missing members while this page has no connection to the server', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    loseServer(call);
    call.clock.increment(expiryMs * 2);
    expect(call.members).toEqual(['b away']);
    expect(call.connectionsTo(ben).at(-1)?.isRunning).toBe(true);
  });

  it('gives missing members the full time again after this page has reconnected', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    call.clock.increment(expiryMs - 1);
    loseServer(call);
    call.server.current.report({ type: 'server.open' });
    call.clock.increment(expiryMs - 1);
    expect(call.members).toEqual(['b away']);
    call.clock.increment(1);
    expect(call.members).toEqual([]);
  });

  it('keeps a member who comes back after this page has reconnected', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent({ type: 'away', id: ben });
    loseServer(call);
    call.server.current.report({ type: 'server.open' });
    call.receiveRoomEvent({ type: 'back', id: ben });
    call.clock.increment(expiryMs);
    expect(call.members).toEqual(['b present']);
  });

  it('that follows another keeps a member who came back in between', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    call.clock.increment(10_000);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    call.clock.increment(5_000);
    joined(call);
    call.clock.increment(expiryMs * 2);
    expect(call.members).toEqual(['b present']);
    expect(call.connectionsTo(ben).some(({ isRunning }) => isRunning)).toBe(true);
  });

  it('does not affect the next room', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs);
    call.actor.send({ type: 'returnToLobby', at: 2000 });
    call.server.current.report({ type: 'server.open' });
    call.actor.send({ type: 'join' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    call.clock.increment(expiryMs);
    expect(call.members).toEqual(['b present']);
  });

  it('makes this side offer to unknown members, because it may be the newcomer', () => {
    const call = inRoom();
    call.receiveRoomEvent(createRoomSnapshot('resync', cho, [ben, dov]));
    expect(rolesOf(call, ben)).toEqual(['offerer']);
    // Each connection blocks the page for a moment, so the next one is created in another task.
    expect(rolesOf(call, dov)).toEqual([]);
    call.clock.increment(nextConnectionMs(fullConnectionBudget));
    expect(rolesOf(call, dov)).toEqual(['offerer']);
  });
});

describe('a welcome while in the room', () => {
  it('restarts the connections, because the server had removed this member', () => {
    const call = inRoom(ben);
    joined(call, cho);
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben, cho]));
    for (const id of [ben, cho]) {
      expect(call.connectionsTo(id).map(({ isRunning }) => isRunning)).toEqual([false, true]);
      expect(rolesOf(call, id).at(-1)).toBe('offerer');
      expect(call.eventsToPeer(id)).not.toContain('signals.lost');
    }
    expect(call.members).toEqual(['b present', 'c present']);
  });

  it('makes offers of a higher generation, so that older signals are ignored', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'retry', peer: ben });
    call
      .connectionsTo(ben)[1]
      ?.report({ type: 'icecandidate', candidate: createCandidate('of before') });
    const before = call.server.commandsOfType('send').at(-1)?.batch.generation ?? Infinity;
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    call.clock.increment(250);
    call.server.current.report({ type: 'server.open' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    call.server.current.report({ type: 'server.joined' });
    call
      .connectionsTo(ben)[2]
      ?.report({ type: 'icecandidate', candidate: createCandidate('again') });
    const sent = call.server.commandsOfType('send').at(-1)?.batch;
    expect(sent).toMatchObject({ firstSequence: 1, signals: [createCandidate('again')] });
    expect(sent?.generation).toBeGreaterThan(before);
  });
});

describe('a member who left and is in the room again after a resync', () => {
  /** The generation of a candidate of the newest connection to Ben, as it is sent. */
  const sentGeneration = (call: CallHarness) => {
    call.connectionsTo(ben).at(-1)?.report({ type: 'icecandidate', candidate: createCandidate() });
    return call.server.commandsOfType('send').at(-1)?.batch.generation ?? Number.NaN;
  };

  it('gets offers of a higher generation, because it may remember the signals of before', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'retry', peer: ben });
    const before = sentGeneration(call);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'grace-expired' });
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [ben]));
    expect(sentGeneration(call)).toBeGreaterThan(before);
  });

  it('gets them also after it has waited for a connection', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'retry', peer: ben });
    const before = sentGeneration(call);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'grace-expired' });
    call.receiveRoomEvent({ type: 'left', id: cho, reason: 'grace-expired' });
    // One of two who are new after a resync is connected; the other one waits, and leaves.
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [cho, ben]));
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    call.clock.increment(nextConnectionMs(fullConnectionBudget));
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [cho, ben]));
    expect(sentGeneration(call)).toBeGreaterThan(before);
  });
});
