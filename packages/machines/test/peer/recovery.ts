import { describe, expect, it } from 'vitest';
import { peerDelays, rebuildAttempts, unknownStats } from '../../src/peer/peer.ts';
import { awaiting, connected, peer, stun } from './harness.ts';
import { disconnected, rebuilding, recovery, rungs, withRelay } from './rungs.ts';

describe('the ladder, rung by rung, where nothing helps', () => {
  it('goes by time from grace over an ICE restart to a new connection, and gives up in the end', () => {
    const all = disconnected();
    expect(recovery(all)).toBe('grace');
    all.clock.increment(peerDelays.grace);
    expect(recovery(all)).toBe('restarting ICE');
    expect(all.connection.told('restartIce')).toEqual([
      { type: 'restartIce', iceServers: [stun], iceTransportPolicy: 'all' },
    ]);
    all.clock.increment(peerDelays.restarting);
    for (let attempt = 1; attempt <= rebuildAttempts; attempt += 1) {
      expect(recovery(all)).toBe('rebuilding');
      expect(all.connection.runs).toHaveLength(1 + attempt);
      all.clock.increment(peerDelays.rebuilding);
    }
    expect(recovery(all)).toBe('given up');
    expect(all.actor.getSnapshot().hasTag('needs the person')).toBe(true);
    all.clock.increment(1e9);
    expect(all.connection.runs).toHaveLength(1 + rebuildAttempts);
  });

  it('tries the relay alone where one is configured', () => {
    const all = disconnected(withRelay);
    all.clock.increment(peerDelays.grace);
    all.clock.increment(peerDelays.restarting);
    expect(recovery(all)).toBe('relay only');
    expect(all.connection.told('restartIce').at(-1)).toMatchObject({ iceTransportPolicy: 'relay' });
    all.clock.increment(peerDelays.relaying);
    expect(recovery(all)).toBe('rebuilding');
    expect(all.connection.now.input.iceTransportPolicy).toBe('all');
  });

  it('goes on at once, without waiting, where the browser says that it failed', () => {
    const all = disconnected(withRelay);
    const passed = [];
    for (let n = 0; n < 4 + rebuildAttempts; n += 1) {
      passed.push(recovery(all));
      all.report({ type: 'connection.failed' });
    }
    expect(passed).toEqual([
      'grace',
      'restarting ICE',
      'relay only',
      ...Array.from({ length: rebuildAttempts }, () => 'rebuilding'),
      'given up',
    ]);
  });

  it('skips the relay where none is configured', () => {
    expect(recovery(rebuilding())).toBe('rebuilding');
  });
});

describe('a connection that comes back', () => {
  it.each(Object.entries(rungs))('is left in peace: %s', (_, given) => {
    const all = given();
    all.report({ type: 'connection.connected' });
    expect(recovery(all)).toBe('calm');
    expect(all.actor.getSnapshot().context.rebuilds).toBe(0);
  });

  it('is found to hold when the time for an ICE restart is over, where the browser had no news', () => {
    const all = connected(withRelay);
    all.actor.send({ type: 'network.changed' });
    all.clock.increment(peerDelays.restarting);
    expect(recovery(all)).toBe('calm');
  });

  it('has all its attempts again the next time', () => {
    const all = rebuilding();
    all.report({ type: 'connection.connected' });
    all.report({ type: 'connection.failed' });
    for (let attempt = 1; attempt <= rebuildAttempts; attempt += 1) {
      all.report({ type: 'connection.failed' });
      expect(recovery(all)).toBe('rebuilding');
    }
    all.report({ type: 'connection.failed' });
    expect(recovery(all)).toBe('given up');
  });
});

describe('a first connection', () => {
  it('has its time, and is built anew when that is over', () => {
    const all = awaiting();
    all.clock.increment(peerDelays.connecting - 1);
    expect(recovery(all)).toBe('calm');
    all.clock.increment(1);
    expect(recovery(all)).toBe('rebuilding');
  });

  it('is offered by an answerer whom no offer reached in time', () => {
    const all = peer({ role: 'answerer' });
    all.clock.increment(peerDelays.connecting);
    expect(recovery(all)).toBe('rebuilding');
    expect(all.connection.now.input.role).toBe('offerer');
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    expect(all.described).toEqual([`offer of ${all.generation}`]);
  });

  it('that is settled by then is left alone', () => {
    const all = connected();
    all.clock.increment(peerDelays.connecting * 10);
    expect(recovery(all)).toBe('calm');
    expect(all.connection.runs).toHaveLength(1);
  });
});

describe('a new connection', () => {
  it('has a higher generation, nothing of the old one, and offers', () => {
    const all = awaiting(withRelay);
    all.report({ type: 'stats', stats: statistics });
    const before = all.generation;
    all.actor.send({ type: 'retry' });
    expect(all.generation).toBeGreaterThan(before);
    expect(all.connection.runs.map(({ running }) => running)).toEqual([false, true]);
    expect(all.state).toMatchObject({
      connection: 'new',
      negotiation: 'idle',
      signaling: 'stable',
    });
    expect(all.actor.getSnapshot().context).toMatchObject({ stats: null, role: 'offerer' });
  });

  it('hears nothing more of the one before', () => {
    const all = rebuilding();
    all.connection.runs[0]?.report({ type: 'connection.connected' });
    expect(all.state).toMatchObject({ connection: 'new', recovery: 'rebuilding' });
  });
});

const statistics = {
  ...unknownStats,
  localCandidate: 'host',
  remoteCandidate: 'host',
  protocol: 'udp',
  roundTripMs: 10,
  receivedBitrate: 1,
  sentBitrate: 1,
  lossRatio: 0,
  frameWidth: 1,
  frameHeight: 1,
  framesPerSecond: 1,
};
