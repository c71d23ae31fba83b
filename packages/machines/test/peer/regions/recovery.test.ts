import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds, unknownStats } from '../../../src/peer/peer.ts';
import { awaitingAnswer, connected, startPeer, stun } from '../../support/peer-harness.ts';
import {
  disconnected,
  rebuilding,
  recoveryStateOf,
  recoveryStages,
  withRelay,
} from '../../support/peer-recovery-stages.ts';

describe('the ladder, rung by rung, where nothing helps', () => {
  it('goes by time from grace over an ICE restart to a new connection, and gives up in the end', () => {
    const all = disconnected();
    expect(recoveryStateOf(all)).toBe('grace');
    all.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(all)).toBe('restartingIce');
    expect(all.connection.told('restartIce')).toEqual([
      { type: 'restartIce', iceServers: [stun], iceTransportPolicy: 'all' },
    ]);
    all.clock.increment(peerDelays.iceRestartTimeoutMs);
    for (let attempt = 1; attempt <= maxRebuilds; attempt += 1) {
      expect(recoveryStateOf(all)).toBe('rebuilding');
      expect(all.connection.runs).toHaveLength(1 + attempt);
      all.clock.increment(peerDelays.rebuildTimeoutMs);
    }
    expect(recoveryStateOf(all)).toBe('givenUp');
    expect(all.actor.getSnapshot().hasTag('needsRetry')).toBe(true);
    all.clock.increment(1e9);
    expect(all.connection.runs).toHaveLength(1 + maxRebuilds);
  });

  it('tries the relay alone where one is configured', () => {
    const all = disconnected(withRelay);
    all.clock.increment(peerDelays.disconnectedGraceMs);
    all.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(all)).toBe('relayOnly');
    expect(all.connection.told('restartIce').at(-1)).toMatchObject({ iceTransportPolicy: 'relay' });
    all.clock.increment(peerDelays.relayTimeoutMs);
    expect(recoveryStateOf(all)).toBe('rebuilding');
    expect(all.connection.now.input.iceTransportPolicy).toBe('all');
  });

  it('goes on at once, without waiting, where the browser says that it failed', () => {
    const all = disconnected(withRelay);
    const passed = [];
    for (let n = 0; n < 4 + maxRebuilds; n += 1) {
      passed.push(recoveryStateOf(all));
      all.report({ type: 'connection.failed' });
    }
    expect(passed).toEqual([
      'grace',
      'restartingIce',
      'relayOnly',
      ...Array.from({ length: maxRebuilds }, () => 'rebuilding'),
      'givenUp',
    ]);
  });

  it('skips the relay where none is configured', () => {
    expect(recoveryStateOf(rebuilding())).toBe('rebuilding');
  });
});

describe('a connection that comes back', () => {
  it.each(Object.entries(recoveryStages))('is left in peace: %s', (_, given) => {
    const all = given();
    all.report({ type: 'connection.connected' });
    expect(recoveryStateOf(all)).toBe('idle');
    expect(all.actor.getSnapshot().context.rebuildCount).toBe(0);
  });

  it('is found to hold when the time for an ICE restart is over, where the browser had no news', () => {
    const all = connected(withRelay);
    all.actor.send({ type: 'network.changed' });
    all.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(all)).toBe('idle');
  });

  it('has all its attempts again the next time', () => {
    const all = rebuilding();
    all.report({ type: 'connection.connected' });
    all.report({ type: 'connection.failed' });
    for (let attempt = 1; attempt <= maxRebuilds; attempt += 1) {
      all.report({ type: 'connection.failed' });
      expect(recoveryStateOf(all)).toBe('rebuilding');
    }
    all.report({ type: 'connection.failed' });
    expect(recoveryStateOf(all)).toBe('givenUp');
  });
});

describe('a first connection', () => {
  it('has its time, and is built anew when that is over', () => {
    const all = awaitingAnswer();
    all.clock.increment(peerDelays.connectTimeoutMs - 1);
    expect(recoveryStateOf(all)).toBe('idle');
    all.clock.increment(1);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('is offered by an answerer whom no offer reached in time', () => {
    const all = startPeer({ role: 'answerer' });
    all.clock.increment(peerDelays.connectTimeoutMs);
    expect(recoveryStateOf(all)).toBe('rebuilding');
    expect(all.connection.now.input.role).toBe('offerer');
    all.report({ type: 'negotiationneeded' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    expect(all.described).toEqual([`offer of ${all.generation}`]);
  });

  it('that is settled by then is left alone', () => {
    const all = connected();
    all.clock.increment(peerDelays.connectTimeoutMs * 10);
    expect(recoveryStateOf(all)).toBe('idle');
    expect(all.connection.runs).toHaveLength(1);
  });
});

describe('a new connection', () => {
  it('has a higher generation, nothing of the old one, and offers', () => {
    const all = awaitingAnswer(withRelay);
    all.report({ type: 'stats', stats: statistics });
    const before = all.generation;
    all.actor.send({ type: 'retry' });
    expect(all.generation).toBeGreaterThan(before);
    expect(all.connection.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(all.state).toMatchObject({
      connection: 'new',
      negotiation: 'idle',
      signaling: 'stable',
    });
    expect(all.actor.getSnapshot().context).toMatchObject({ stats: null, role: 'offerer' });
  });

  it('hears nothing more of the one before', () => {
    const all = rebuilding();
    all.connection.runs[0]?.sendReport({ type: 'connection.connected' });
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
