import { describe, expect, it } from 'vitest';
import { peerDelays, settlingDelay } from '../../src/peer/peer.ts';
import { ben } from '../support/people.ts';
import { connected, type Peer } from './harness.ts';
import { disconnected, recovery, rungs, withRelay } from './rungs.ts';

/** Sound and picture arrive. */
function flowing(): Peer {
  const all = connected(withRelay);
  all.report({ type: 'flow.flowing' });
  return all;
}

/** They have stopped, although they are sent. */
function missing(): Peer {
  const all = flowing();
  all.report({ type: 'flow.silent' });
  all.actor.send({ type: 'flow.missed' });
  return all;
}

/** An ICE restart has been offered because of that, and answered. */
function agreedAnew(): Peer {
  const all = missing();
  all.report({ type: 'negotiationneeded' });
  all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
  all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
  all.report({ type: 'answer.accepted', round: all.round });
  return all;
}

const isMissed = (all: Peer) => all.actor.getSnapshot().context.missed;

describe('what arrives', () => {
  it('is told to the call when it stops, which knows whether it should', () => {
    const all = flowing();
    expect(all.state.flow).toBe('flowing');
    all.report({ type: 'flow.silent' });
    expect(all.state.flow).toBe('silent');
    expect(all.heard.at(-1)).toEqual({ type: 'peer.silent', from: ben });
    expect([recovery(all), isMissed(all)]).toEqual(['calm', false]);
  });

  it('begins anew with each connection, of whichever side', () => {
    const mine = missing();
    mine.actor.send({ type: 'retry' });
    mine.report({ type: 'connection.failed' });
    mine.actor.send({ type: 'retry' });
    const theirs = missing();
    theirs.receive({ kind: 'description', type: 'offer', sdp: 'o' }, theirs.generation + 1);
    for (const all of [mine, theirs]) {
      expect(all.state.flow).toBe('silent');
    }
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'o' }, all.generation + 1);
    expect(all.state.flow).toBe('silent');
  });

  it('is missed after that until it comes by the new connection, if it came by the old one', () => {
    const theirs = { kind: 'description', type: 'offer', sdp: 'o' } as const;
    const broken = missing();
    broken.actor.send({ type: 'retry' });
    broken.report({ type: 'connection.failed' });
    const replaced = missing();
    replaced.receive(theirs, replaced.generation + 1);
    const worked = flowing();
    worked.receive(theirs, worked.generation + 1);
    for (const all of [broken, replaced, worked]) {
      expect(isMissed(all)).toBe(true);
      all.report({ type: 'connection.connected' });
      expect(isMissed(all)).toBe(true);
      all.report({ type: 'flow.flowing' });
      expect(isMissed(all)).toBe(false);
    }
    const nothingSent = connected();
    nothingSent.receive(theirs, nothingSent.generation + 1);
    expect(isMissed(nothingSent)).toBe(false);
  });
});

describe('what is missed', () => {
  it('has ICE restarted at once, long before the browser has noticed', () => {
    const all = missing();
    expect([recovery(all), isMissed(all)]).toEqual(['restarting ICE', true]);
    expect(all.connection.told('restartIce')).toHaveLength(1);
  });

  it('waits for the new way where the other side has just restarted ICE, and restarts it not again', () => {
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.report({ type: 'flow.silent' });
    all.actor.send({ type: 'flow.missed' });
    expect(recovery(all)).toBe('restarting ICE');
    all.clock.increment(settlingDelay(null) - 1);
    expect(all.connection.told('restartIce')).toEqual([]);
    expect(all.connection.runs).toHaveLength(1);
    all.clock.increment(1);
    expect(recovery(all)).toBe('rebuilding');
  });

  it('has ICE restarted where the last negotiation was a while ago', () => {
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.clock.increment(settlingDelay(null));
    all.report({ type: 'flow.silent' });
    all.actor.send({ type: 'flow.missed' });
    expect(all.connection.told('restartIce')).toHaveLength(1);
  });

  it('ends the restart when it arrives again, by the old way or a new one', () => {
    const all = missing();
    all.report({ type: 'flow.flowing' });
    expect([recovery(all), isMissed(all)]).toEqual(['calm', false]);
  });

  it('ends the restart when sound arrives again, before the picture does', () => {
    const all = missing();
    all.report({ type: 'flow.heard' });
    expect([all.state.flow, recovery(all), isMissed(all)]).toEqual(['heard', 'calm', false]);
    all.report({ type: 'flow.flowing' });
    expect(all.state.flow).toBe('flowing');
  });

  it('is sound alone where the picture stands still, which is no reason to do anything', () => {
    const all = flowing();
    all.report({ type: 'flow.heard' });
    expect([all.state.flow, recovery(all), isMissed(all)]).toEqual(['heard', 'calm', false]);
    expect(all.connection.told('restartIce')).toEqual([]);
  });

  it('is told to the call again where sound alone came back and stopped', () => {
    const all = missing();
    all.report({ type: 'flow.heard' });
    all.report({ type: 'flow.silent' });
    expect(all.state.flow).toBe('silent');
    expect(all.heard.at(-1)).toEqual({ type: 'peer.silent', from: ben });
    all.actor.send({ type: 'flow.missed' });
    expect(recovery(all)).toBe('restarting ICE');
  });

  it('has no connection built anew over which sound arrives', () => {
    const all = agreedAnew();
    all.report({ type: 'connection.disconnected' });
    all.report({ type: 'flow.heard' });
    all.clock.increment(settlingDelay(null));
    expect(all.connection.runs).toHaveLength(1);
  });

  it('has the connection built anew where the new way is agreed on and nothing comes by it', () => {
    const all = agreedAnew();
    all.clock.increment(settlingDelay(null) - 1);
    expect(recovery(all)).toBe('restarting ICE');
    all.clock.increment(1);
    expect(recovery(all)).toBe('rebuilding');
  });

  it('does so too where the other side offered the new way', () => {
    const all = missing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.clock.increment(settlingDelay(null));
    expect(recovery(all)).toBe('rebuilding');
  });

  it('keeps the old connection as long as the other side does not answer: it may still work again', () => {
    const all = missing();
    all.clock.increment(peerDelays.restarting - 1);
    expect(recovery(all)).toBe('restarting ICE');
    expect(all.connection.runs).toHaveLength(1);
  });

  it('that came in time leaves the connection alone', () => {
    const all = agreedAnew();
    all.report({ type: 'flow.flowing' });
    all.clock.increment(settlingDelay(null));
    expect(recovery(all)).toBe('calm');
    expect(all.connection.runs).toHaveLength(1);
  });

  it('does so too where the silence came after the answer', () => {
    const all = flowing();
    all.actor.send({ type: 'network.changed' });
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    all.report({ type: 'answer.accepted', round: all.round });
    all.report({ type: 'flow.silent' });
    all.actor.send({ type: 'flow.missed' });
    expect(recovery(all)).toBe('restarting ICE');
    all.clock.increment(settlingDelay(null));
    expect(recovery(all)).toBe('rebuilding');
  });

  it('is nothing where the network changed and neither of the two sends', () => {
    const all = connected();
    all.actor.send({ type: 'network.changed' });
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    all.report({ type: 'answer.accepted', round: all.round });
    all.clock.increment(settlingDelay(null));
    expect(recovery(all)).toBe('restarting ICE');
  });

  it.each(Object.entries(rungs))('changes nothing on a rung of the ladder: %s', (_, given) => {
    const all = given();
    const before = recovery(all);
    all.actor.send({ type: 'flow.missed' });
    expect(recovery(all)).toBe(before);
  });

  it('that arrives again does not end what was begun for a broken connection', () => {
    const all = disconnected();
    all.clock.increment(peerDelays.grace);
    all.report({ type: 'flow.flowing' });
    expect(recovery(all)).toBe('restarting ICE');
  });
});

describe('the time that a new way has', () => {
  it('follows the round trip of the old one, within bounds', () => {
    const times = [0, 25, 100, 10_000].map(settlingDelay);
    expect(times).toEqual([100, 175, 400, 3_000]);
    expect(settlingDelay(null)).toBe(550);
  });
});
