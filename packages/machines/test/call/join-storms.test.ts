import { describe, expect, it } from 'vitest';
import type { PeerId } from '@visavis/protocol';
import {
  ana,
  ben,
  createAnswer,
  createOffer,
  createPeerId,
  createRoomSnapshot,
} from '@visavis/protocol/testing';
import { fullConnectionBudget, nextConnectionMs } from '../../src/budget/budget.ts';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joined, rolesOf } from '../support/call.ts';
import { batch, commandCount, firstGeneration } from '../support/signal-floods.ts';

const burst = fullConnectionBudget.tokenCount;

/** Newcomers, each with an id of its own. */
const newcomers = (count: number, first = 0): PeerId[] =>
  Array.from({ length: count }, (_, n) => createPeerId(`newcomer-${first + n}`));

const left = (call: CallHarness, id: PeerId): void =>
  call.receiveRoomEvent({ type: 'left', id, reason: 'left' });

/** Members join and leave at once, `count` of them. */
function storm(call: CallHarness, count: number, first = 0): void {
  for (const id of newcomers(count, first)) {
    joined(call, id);
    left(call, id);
  }
}

/** Lets the time pass after which the next newcomer may be connected. */
const passTurn = (call: CallHarness): void =>
  call.clock.increment(nextConnectionMs(call.context.connectionBudget));

const waitingIds = (call: CallHarness) => call.context.connectionBudget.waiting.map(({ id }) => id);

const connectionCount = (call: CallHarness): number => call.connection.runs.length;

describe('newcomers', () => {
  it('who join at the same moment are connected at once, as many as a room has', () => {
    const call = inRoom();
    for (const id of newcomers(11)) joined(call, id);
    expect(connectionCount(call)).toBe(11);
    expect(waitingIds(call)).toEqual([]);
  });

  it('who join and leave cost a connection each at first, and then none', () => {
    const call = inRoom();
    storm(call, 500);
    expect(connectionCount(call)).toBe(burst);
    expect(call.members).toEqual([]);
    expect(waitingIds(call)).toEqual([]);
  });

  it('of a storm that lasts get two connections a second', () => {
    const call = inRoom();
    storm(call, burst);
    const seconds = 10;
    for (let n = 0; n < seconds * 10; n += 1) {
      call.clock.increment(100);
      storm(call, 3, 1_000 + n * 3);
    }
    expect(connectionCount(call)).toBeGreaterThan(burst + seconds);
    expect(connectionCount(call)).toBeLessThan(burst + 2 * seconds + 4);
  });

  it('of a storm that never uses up the budget get two connections a second as well', () => {
    const call = inRoom();
    const seconds = 60;
    for (let n = 0; n < seconds * 7; n += 1) {
      call.clock.increment(1_000 / 7);
      storm(call, 1, n);
    }
    expect(connectionCount(call)).toBeLessThan(3 * burst + 2 * seconds);
  });

  it('wait in a storm, and are connected in the order in which they joined', () => {
    const call = inRoom();
    storm(call, 100);
    const [first, second] = [createPeerId('newcomer-900'), createPeerId('newcomer-901')];
    joined(call, first);
    storm(call, 100, 100);
    joined(call, second);
    expect(waitingIds(call)).toEqual([first, second]);
    passTurn(call);
    expect(waitingIds(call)).toEqual([second]);
    expect(call.connectionsTo(first)).toHaveLength(1);
    passTurn(call);
    expect(call.connectionsTo(second)).toHaveLength(1);
  });

  it('are connected faster again after a storm', () => {
    const call = inRoom();
    storm(call, 100);
    const { tokenCount, createdCount } = call.context.connectionBudget;
    expect(tokenCount).toBe(0);
    for (let n = 0; n < burst + createdCount; n += 1) passTurn(call);
    expect(call.context.connectionBudget).toEqual(fullConnectionBudget);
    // From now on no time is counted.
    const { connectionBudget } = call.context;
    passTurn(call);
    expect(call.context.connectionBudget).toBe(connectionBudget);
  });
});

describe('a member who waits for a connection', () => {
  function withWaiting(): { readonly call: CallHarness; readonly cleo: PeerId } {
    const call = inRoom(ben);
    storm(call, burst);
    const cleo = createPeerId('newcomer-950');
    joined(call, cleo);
    expect(waitingIds(call)).toEqual([cleo]);
    return { call, cleo };
  }

  it('is in the list of the members, and can be away, back and renamed', () => {
    const { call, cleo } = withWaiting();
    call.receiveRoomEvent({ type: 'away', id: cleo });
    expect(call.context.members.at(-1)?.presence).toBe('away');
    call.receiveRoomEvent({ type: 'back', id: cleo });
    joined(call, cleo);
    call.actor.send({ type: 'hand.toggle' });
    call.actor.send({ type: 'network.changed' });
    call.actor.send({ type: 'retry', peer: cleo });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(waitingIds(call)).toEqual([cleo]);
  });

  it('is offered a connection of a higher generation than its own', () => {
    const { call, cleo } = withWaiting();
    call.receiveRoomEvent(batch(cleo, [createOffer()]));
    expect(call.connectionsTo(cleo)).toEqual([]);
    passTurn(call);
    expect(rolesOf(call, cleo)).toEqual(['offerer']);
    const [connection] = call.connectionsTo(cleo);
    connection?.report({ type: 'negotiationneeded' });
    connection?.report({ type: 'offer.made', round: 1, sdp: 'late' });
    const sent = call.server.commandsOfType('send').at(-1)?.batch;
    expect(sent?.generation).toBeGreaterThan(firstGeneration);
    call.receiveRoomEvent(batch(cleo, [createAnswer()], sent?.generation));
    expect(commandCount(call, cleo, 'acceptAnswer')).toBe(1);
  });

  it('cannot make this page run out of generations', () => {
    const { call, cleo } = withWaiting();
    call.receiveRoomEvent(batch(cleo, [createOffer()], 2 ** 52));
    passTurn(call);
    const generation = call.actor.getSnapshot().children[`peer:${cleo}`]?.getSnapshot()
      .context.generation;
    expect(generation).toBeLessThan(2 ** 48);
  });

  it('keeps its place in a resync, and is gone if it is missing there', () => {
    const { call, cleo } = withWaiting();
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [ben, cleo]));
    expect(waitingIds(call)).toEqual([cleo]);
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, [ben]));
    expect(waitingIds(call)).toEqual([]);
    expect(call.members).toEqual(['b present']);
  });

  it('is connected at once by a welcome, because it was there before', () => {
    const { call, cleo } = withWaiting();
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben, cleo]));
    expect(waitingIds(call)).toEqual([]);
    expect(rolesOf(call, cleo)).toEqual(['offerer']);
  });

  it('is forgotten when the call ends', () => {
    const { call, cleo } = withWaiting();
    call.actor.send({ type: 'leave' });
    call.clock.increment(10_000);
    expect(call.context.connectionBudget).toEqual(fullConnectionBudget);
    expect(call.connectionsTo(cleo)).toEqual([]);
  });
});

it('newcomers that only a resync lists wait as well', () => {
  const call = inRoom();
  storm(call, burst);
  call.receiveRoomEvent(
    createRoomSnapshot('resync', ana, [createPeerId('newcomer-1'), createPeerId('newcomer-2')]),
  );
  expect(waitingIds(call)).toHaveLength(2);
  expect(call.members).toEqual(['n present', 'n present']);
});
