import { describe, expect, it } from 'vitest';
import { ben, cho, createAnswer, createOffer, dov } from '@visavis/protocol/testing';
import { maxCandidatesPerDescription, peerRate, penaltySeconds } from '../../src/budget/budget.ts';
import { inRoom, joined } from '../support/call.ts';
import {
  batch,
  budgetState,
  candidates,
  commandCount,
  firstGeneration,
  offerGenerations,
  passSeconds,
} from '../support/signal-floods.ts';

const { burst } = peerRate;

/** Ben has joined and been connected once, so that only his own budget applies. */
function withConnectedBen() {
  const call = inRoom(ben, cho);
  call.connectionsTo(ben)[0]?.report({ type: 'connection.connected' });
  return call;
}

describe('a member who floods', () => {
  it('with candidates gives the browser at most as many as a description may have', () => {
    const call = inRoom();
    joined(call);
    call.receiveRoomEvent(batch(ben, [createOffer(), ...candidates(40)]));
    for (let n = 0; n < 40; n += 1)
      call.receiveRoomEvent(batch(ben, candidates(64), firstGeneration, 42 + n * 64));
    expect(commandCount(call, ben, 'addIceCandidate')).toBe(maxCandidatesPerDescription);
    expect(budgetState(call, ben)).toBe('misbehaving');
  });

  it('with generations gets only so many new connections', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 100);
    expect(call.connectionsTo(ben)).toHaveLength(1 + burst.generations);
    expect(budgetState(call, ben)).toBe('misbehaving');
  });

  it('with offers of one generation is answered only so often', () => {
    const call = withConnectedBen();
    for (let n = 0; n < 100; n += 1)
      call.receiveRoomEvent(batch(ben, [createOffer()], firstGeneration, 1 + n));
    expect(commandCount(call, ben, 'acceptOffer')).toBeLessThanOrEqual(burst.descriptions);
    expect(budgetState(call, ben)).toBe('misbehaving');
  });

  it.each([
    ['candidates', 'a=candidate:1 1 udp 1 192.0.2.1 1 typ host\r\n'],
    ['media sections', 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'],
  ])('with too many %s in one description is misbehaving at once', (_, line) => {
    const call = withConnectedBen();
    call.receiveRoomEvent(batch(ben, [createOffer(`v=0\r\n${line.repeat(101)}`)]));
    expect(commandCount(call, ben, 'acceptOffer')).toBe(0);
    expect(budgetState(call, ben)).toBe('misbehaving');
  });

  it('pays for the candidates of its descriptions', () => {
    const call = withConnectedBen();
    const sdp = `v=0\r\n${'a=candidate:1 1 udp 1 192.0.2.1 1 typ host\r\n'.repeat(60)}`;
    for (let n = 0; n < 10; n += 1)
      call.receiveRoomEvent(batch(ben, [createOffer(sdp)], firstGeneration, 1 + n));
    expect(budgetState(call, ben)).toBe('misbehaving');
  });

  it('costs the other members nothing', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 100);
    call.receiveRoomEvent(batch(cho, [createOffer()]));
    expect(commandCount(call, cho, 'acceptOffer')).toBe(1);
    expect(budgetState(call, cho)).toBe('withinBudget');
  });
});

describe('the signals of a misbehaving member', () => {
  it('are dropped until it has been quiet for a while, which grows with each time', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 50);
    // The second of the flood, and less than the penalty.
    passSeconds(call, 1 + penaltySeconds(1) - 1);
    expect(budgetState(call, ben)).toBe('misbehaving');
    passSeconds(call, 1);
    expect(budgetState(call, ben)).toBe('withinBudget');
    offerGenerations(call, ben, 50, 50);
    passSeconds(call, 1 + penaltySeconds(2) - 1);
    expect(budgetState(call, ben)).toBe('misbehaving');
    passSeconds(call, 1);
    expect(budgetState(call, ben)).toBe('withinBudget');
  });

  it('are dropped for as long as the flood lasts', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 50);
    for (let second = 1; second < 10; second += 1) {
      passSeconds(call, 1);
      offerGenerations(call, ben, 10, 100 * second);
      expect(budgetState(call, ben)).toBe('misbehaving');
    }
    passSeconds(call, 1 + penaltySeconds(1) - 1);
    expect(budgetState(call, ben)).toBe('misbehaving');
    passSeconds(call, 1);
    expect(budgetState(call, ben)).toBe('withinBudget');
  });

  it('still include the answer that a connection waits for', () => {
    const call = withConnectedBen();
    const [connection] = call.connectionsTo(ben);
    for (let n = 0; n < 10; n += 1)
      call.receiveRoomEvent(batch(ben, candidates(64), firstGeneration, 1 + n * 64));
    expect(budgetState(call, ben)).toBe('misbehaving');
    connection?.report({ type: 'negotiationneeded' });
    connection?.report({ type: 'offer.made', round: 1, sdp: 'restart' });
    const generation = call.actor.getSnapshot().children[`peer:${ben}`]?.getSnapshot()
      .context.generation;
    call.receiveRoomEvent(batch(ben, [createAnswer()], generation ?? 0));
    expect(commandCount(call, ben, 'acceptAnswer')).toBe(1);
  });

  it('are replaced by a new connection of this side, if the old one does not work any more', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 50);
    const before = call.connectionsTo(ben).length;
    passSeconds(call, 1 + penaltySeconds(1));
    expect(call.connectionsTo(ben)).toHaveLength(before + 1);
    expect(call.connectionsTo(ben).at(-1)?.input.role).toBe('offerer');
  });

  it('do not end a connection that works', () => {
    const call = withConnectedBen();
    for (let n = 0; n < 10; n += 1)
      call.receiveRoomEvent(batch(ben, candidates(64), firstGeneration, 1 + n * 64));
    passSeconds(call, 10);
    expect(call.connectionsTo(ben).map(({ isRunning }) => isRunning)).toEqual([true]);
  });
});

describe('strangers', () => {
  const strangers = [ben, cho, dov];

  it('cannot do together what one of them cannot', () => {
    const call = inRoom();
    for (const id of strangers) joined(call, id);
    for (const id of strangers) offerGenerations(call, id, 100);
    const connectionCount = strangers.flatMap((id) => call.connectionsTo(id)).length;
    expect(connectionCount).toBeLessThan(strangers.length * burst.generations);
    expect(strangers.map((id) => budgetState(call, id))).toContain('delayed');
  });

  it('do not keep a newcomer from its first connection', () => {
    const call = inRoom();
    for (const id of [ben, cho]) joined(call, id);
    for (const id of [ben, cho]) {
      offerGenerations(call, id, 100);
      for (let n = 0; n < 10; n += 1)
        call.receiveRoomEvent(batch(id, candidates(64), 1, 1 + n * 64));
    }
    joined(call, dov);
    call.receiveRoomEvent(batch(dov, [createOffer(), ...candidates(30)]));
    expect(commandCount(call, dov, 'acceptOffer')).toBe(1);
    expect(commandCount(call, dov, 'addIceCandidate')).toBe(30);
  });

  it('who are delayed get no connection on top a moment later, and may offer one again', () => {
    const call = inRoom();
    for (const id of strangers) joined(call, id);
    for (const id of [ben, cho]) offerGenerations(call, id, 100);
    offerGenerations(call, dov, 5);
    expect(budgetState(call, dov)).toBe('delayed');
    const { length } = call.connectionsTo(dov);
    passSeconds(call, penaltySeconds(1));
    expect(budgetState(call, dov)).toBe('withinBudget');
    expect(call.connectionsTo(dov)).toHaveLength(length);
    offerGenerations(call, dov, 1, 100);
    expect(call.connectionsTo(dov)).toHaveLength(length + 1);
  });

  it('who are connected while they are delayed get a new connection if that one breaks', () => {
    const call = inRoom();
    for (const id of strangers) joined(call, id);
    for (const id of [ben, cho]) offerGenerations(call, id, 100);
    offerGenerations(call, dov, 5);
    expect(budgetState(call, dov)).toBe('delayed');
    const { length } = call.connectionsTo(dov);
    const connection = call.connectionsTo(dov).at(-1);
    connection?.report({ type: 'connection.connected' });
    passSeconds(call, penaltySeconds(1) - 1);
    // The delay ends before the grace period of the connection does.
    connection?.report({ type: 'connection.disconnected' });
    passSeconds(call, 1);
    expect(budgetState(call, dov)).toBe('withinBudget');
    expect(call.connectionsTo(dov)).toHaveLength(length + 1);
  });

  it('who flood get no connection on top when their penalty ends', () => {
    const call = inRoom();
    joined(call);
    for (let n = 0; n < 10; n += 1)
      call.receiveRoomEvent(batch(ben, candidates(64), 1, 1 + n * 64));
    expect(budgetState(call, ben)).toBe('misbehaving');
    passSeconds(call, 1 + penaltySeconds(1));
    expect(budgetState(call, ben)).toBe('withinBudget');
    expect(call.connectionsTo(ben)).toHaveLength(1);
  });
});

describe('the budgets', () => {
  it('are full again after a while, and then cost no events', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 3);
    passSeconds(call, 60);
    const { budgets } = call.context;
    expect(budgets.peers[ben]?.tokens).toEqual(burst);
    passSeconds(call, 60);
    expect(call.context.budgets).toBe(budgets);
  });

  it('forget a member who has left', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 100);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    expect(call.context.budgets.peers[ben]).toBeUndefined();
  });

  it('start again with the next call', () => {
    const call = withConnectedBen();
    offerGenerations(call, ben, 100);
    call.actor.send({ type: 'leave' });
    passSeconds(call, 10);
    expect(call.context.budgets.peers).toEqual({});
  });
});
