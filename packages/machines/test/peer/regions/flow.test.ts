import { describe, expect, it } from 'vitest';
import { peerDelays, pathSettleMs } from '../../../src/peer/peer.ts';
import { ben } from '../../support/fixtures.ts';
import { connected, type PeerHarness } from '../../support/peer-harness.ts';
import {
  disconnected,
  recoveryStateOf,
  recoveryStages,
  withRelay,
} from '../../support/peer-recovery-stages.ts';

/** Sound and picture arrive. */
function flowing(): PeerHarness {
  const all = connected(withRelay);
  all.report({ type: 'flow.receiving' });
  return all;
}

/** They have stopped, although they are sent. */
function missing(): PeerHarness {
  const all = flowing();
  all.report({ type: 'flow.stalled' });
  all.actor.send({ type: 'media.missing' });
  return all;
}

/** An ICE restart has been offered because of that, and answered. */
function agreedAnew(): PeerHarness {
  const all = missing();
  all.report({ type: 'negotiationneeded' });
  all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
  all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
  all.report({ type: 'answer.accepted', round: all.round });
  return all;
}

const isMissed = (all: PeerHarness) => all.actor.getSnapshot().context.isMediaMissing;

describe('what arrives', () => {
  it('is told to the call when it stops, which knows whether it should', () => {
    const all = flowing();
    expect(all.state.flow).toBe('receiving');
    all.report({ type: 'flow.stalled' });
    expect(all.state.flow).toBe('stalled');
    expect(all.heard.at(-1)).toEqual({ type: 'peer.stalled', from: ben });
    expect([recoveryStateOf(all), isMissed(all)]).toEqual(['idle', false]);
  });

  it('begins anew with each connection, of whichever side', () => {
    const mine = missing();
    mine.actor.send({ type: 'retry' });
    mine.report({ type: 'connection.failed' });
    mine.actor.send({ type: 'retry' });
    const theirs = missing();
    theirs.receive({ kind: 'description', type: 'offer', sdp: 'o' }, theirs.generation + 1);
    for (const all of [mine, theirs]) {
      expect(all.state.flow).toBe('stalled');
    }
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'o' }, all.generation + 1);
    expect(all.state.flow).toBe('stalled');
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
      all.report({ type: 'flow.receiving' });
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
    expect([recoveryStateOf(all), isMissed(all)]).toEqual(['restartingIce', true]);
    expect(all.connection.told('restartIce')).toHaveLength(1);
  });

  it('waits for the new way where the other side has just restarted ICE, and restarts it not again', () => {
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.report({ type: 'flow.stalled' });
    all.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(all)).toBe('restartingIce');
    all.clock.increment(pathSettleMs(null) - 1);
    expect(all.connection.told('restartIce')).toEqual([]);
    expect(all.connection.runs).toHaveLength(1);
    all.clock.increment(1);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('has ICE restarted where the last negotiation was a while ago', () => {
    const all = flowing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.clock.increment(pathSettleMs(null));
    all.report({ type: 'flow.stalled' });
    all.actor.send({ type: 'media.missing' });
    expect(all.connection.told('restartIce')).toHaveLength(1);
  });

  it('ends the restart when it arrives again, by the old way or a new one', () => {
    const all = missing();
    all.report({ type: 'flow.receiving' });
    expect([recoveryStateOf(all), isMissed(all)]).toEqual(['idle', false]);
  });

  it('ends the restart when sound arrives again, before the picture does', () => {
    const all = missing();
    all.report({ type: 'flow.audioOnly' });
    expect([all.state.flow, recoveryStateOf(all), isMissed(all)]).toEqual([
      'audioOnly',
      'idle',
      false,
    ]);
    all.report({ type: 'flow.receiving' });
    expect(all.state.flow).toBe('receiving');
  });

  it('is sound alone where the picture stands still, which is no reason to do anything', () => {
    const all = flowing();
    all.report({ type: 'flow.audioOnly' });
    expect([all.state.flow, recoveryStateOf(all), isMissed(all)]).toEqual([
      'audioOnly',
      'idle',
      false,
    ]);
    expect(all.connection.told('restartIce')).toEqual([]);
  });

  it('is told to the call again where sound alone came back and stopped', () => {
    const all = missing();
    all.report({ type: 'flow.audioOnly' });
    all.report({ type: 'flow.stalled' });
    expect(all.state.flow).toBe('stalled');
    expect(all.heard.at(-1)).toEqual({ type: 'peer.stalled', from: ben });
    all.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(all)).toBe('restartingIce');
  });

  it('has no connection built anew over which sound arrives', () => {
    const all = agreedAnew();
    all.report({ type: 'connection.disconnected' });
    all.report({ type: 'flow.audioOnly' });
    all.clock.increment(pathSettleMs(null));
    expect(all.connection.runs).toHaveLength(1);
  });

  it('has the connection built anew where the new way is agreed on and nothing comes by it', () => {
    const all = agreedAnew();
    all.clock.increment(pathSettleMs(null) - 1);
    expect(recoveryStateOf(all)).toBe('restartingIce');
    all.clock.increment(1);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('does so too where the other side offered the new way', () => {
    const all = missing();
    all.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    all.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('keeps the old connection as long as the other side does not answer: it may still work again', () => {
    const all = missing();
    all.clock.increment(peerDelays.iceRestartTimeoutMs - 1);
    expect(recoveryStateOf(all)).toBe('restartingIce');
    expect(all.connection.runs).toHaveLength(1);
  });

  it('that came in time leaves the connection alone', () => {
    const all = agreedAnew();
    all.report({ type: 'flow.receiving' });
    all.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(all)).toBe('idle');
    expect(all.connection.runs).toHaveLength(1);
  });

  it('does so too where the silence came after the answer', () => {
    const all = flowing();
    all.actor.send({ type: 'network.changed' });
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    all.report({ type: 'answer.accepted', round: all.round });
    all.report({ type: 'flow.stalled' });
    all.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(all)).toBe('restartingIce');
    all.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('is nothing where the network changed and neither of the two sends', () => {
    const all = connected();
    all.actor.send({ type: 'network.changed' });
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    all.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    all.report({ type: 'answer.accepted', round: all.round });
    all.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(all)).toBe('restartingIce');
  });

  it.each(Object.entries(recoveryStages))(
    'changes nothing on a rung of the ladder: %s',
    (_, given) => {
      const all = given();
      const before = recoveryStateOf(all);
      all.actor.send({ type: 'media.missing' });
      expect(recoveryStateOf(all)).toBe(before);
    },
  );

  it('that arrives again does not end what was begun for a broken connection', () => {
    const all = disconnected();
    all.clock.increment(peerDelays.disconnectedGraceMs);
    all.report({ type: 'flow.receiving' });
    expect(recoveryStateOf(all)).toBe('restartingIce');
  });
});

describe('the time that a new way has', () => {
  it('follows the round trip of the old one, within bounds', () => {
    const times = [0, 25, 100, 10_000].map(pathSettleMs);
    expect(times).toEqual([100, 175, 400, 3_000]);
    expect(pathSettleMs(null)).toBe(550);
  });
});
