import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds, unknownStats } from '../../../src/peer/peer.ts';
import { startPeer, stunServer } from '../../../src/testing/testing.ts';
import {
  awaitingAnswer,
  connected,
  disconnected,
  rebuilding,
  recoveryStages,
  recoveryStateOf,
  withRelay,
} from '../../support/peer-states.ts';

describe('recovery attempts, if none succeeds', () => {
  it('go from grace through an ICE restart and rebuilds to givenUp, each after its timeout', () => {
    const peer = disconnected();
    expect(recoveryStateOf(peer)).toBe('grace');
    peer.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(peer)).toBe('restartingIce');
    expect(peer.connection.commandsOfType('restartIce')).toEqual([
      { type: 'restartIce', iceServers: [stunServer], iceTransportPolicy: 'all' },
    ]);
    peer.clock.increment(peerDelays.iceRestartTimeoutMs);
    for (let attempt = 1; attempt <= maxRebuilds; attempt += 1) {
      expect(recoveryStateOf(peer)).toBe('rebuilding');
      expect(peer.connection.runs).toHaveLength(1 + attempt);
      peer.clock.increment(peerDelays.rebuildTimeoutMs);
    }
    expect(recoveryStateOf(peer)).toBe('givenUp');
    expect(peer.actor.getSnapshot().hasTag('needsRetry')).toBe(true);
    peer.clock.increment(1e9);
    expect(peer.connection.runs).toHaveLength(1 + maxRebuilds);
  });

  it('do not count while the signals of a stranger are dropped because of others', () => {
    const rebuildsAfter = (penalty: 'delayed' | 'misbehaving') => {
      const peer = startPeer();
      peer.clock.increment(peerDelays.connectTimeoutMs);
      for (let attempt = 1; attempt < maxRebuilds; attempt += 1)
        peer.clock.increment(peerDelays.rebuildTimeoutMs);
      peer.actor.send({ type: `budget.${penalty}` });
      peer.actor.send({ type: 'budget.restored' });
      while (recoveryStateOf(peer) === 'rebuilding')
        peer.clock.increment(peerDelays.rebuildTimeoutMs);
      expect(recoveryStateOf(peer)).toBe('givenUp');
      return peer.connection.runs.length - 1;
    };
    expect(rebuildsAfter('misbehaving')).toBe(maxRebuilds);
    expect(rebuildsAfter('delayed')).toBe(2 * maxRebuilds);
  });

  it('include an ICE restart with relay candidates if a TURN server is configured', () => {
    const peer = disconnected(withRelay);
    peer.clock.increment(peerDelays.disconnectedGraceMs);
    peer.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('relayOnly');
    expect(peer.connection.commandsOfType('restartIce').at(-1)).toMatchObject({
      iceTransportPolicy: 'relay',
    });
    peer.clock.increment(peerDelays.relayTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.connection.current.input.iceTransportPolicy).toBe('all');
  });

  it('follow each other without waiting when the browser reports a failure', () => {
    const peer = disconnected(withRelay);
    const states = [];
    for (let n = 0; n < 4 + maxRebuilds; n += 1) {
      states.push(recoveryStateOf(peer));
      peer.report({ type: 'connection.failed' });
    }
    expect(states).toEqual([
      'grace',
      'restartingIce',
      'relayOnly',
      ...Array.from({ length: maxRebuilds }, () => 'rebuilding'),
      'givenUp',
    ]);
  });

  it('skip the relay if no TURN server is configured', () => {
    expect(recoveryStateOf(rebuilding())).toBe('rebuilding');
  });
});

describe('a connection that is connected again', () => {
  it.each(Object.entries(recoveryStages))('ends the recovery in the state %s', (_, given) => {
    const peer = given();
    peer.report({ type: 'connection.connected' });
    expect(recoveryStateOf(peer)).toBe('idle');
    expect(peer.actor.getSnapshot().context.rebuildCount).toBe(0);
  });

  it('ends an ICE restart after its timeout if it was connected all the time', () => {
    const peer = connected(withRelay);
    peer.actor.send({ type: 'network.changed' });
    peer.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('idle');
  });

  it('has all attempts again for the next failure', () => {
    const peer = rebuilding();
    peer.report({ type: 'connection.connected' });
    peer.report({ type: 'connection.failed' });
    for (let attempt = 1; attempt <= maxRebuilds; attempt += 1) {
      peer.report({ type: 'connection.failed' });
      expect(recoveryStateOf(peer)).toBe('rebuilding');
    }
    peer.report({ type: 'connection.failed' });
    expect(recoveryStateOf(peer)).toBe('givenUp');
  });
});

describe('a first connection', () => {
  it('is rebuilt after the connect timeout', () => {
    const peer = awaitingAnswer();
    peer.clock.increment(peerDelays.connectTimeoutMs - 1);
    expect(recoveryStateOf(peer)).toBe('idle');
    peer.clock.increment(1);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('is offered by an answerer that received no offer in time', () => {
    const peer = startPeer({ role: 'answerer' });
    peer.clock.increment(peerDelays.connectTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.connection.current.input.role).toBe('offerer');
    peer.report({ type: 'negotiationneeded' });
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
    expect(peer.sentDescriptions).toEqual([`offer of ${peer.generation}`]);
  });

  it('is kept if it is connected in time', () => {
    const peer = connected();
    peer.clock.increment(peerDelays.connectTimeoutMs * 10);
    expect(recoveryStateOf(peer)).toBe('idle');
    expect(peer.connection.runs).toHaveLength(1);
  });
});

describe('a rebuilt connection', () => {
  it('has a higher generation, a new state, and makes the offer', () => {
    const peer = awaitingAnswer(withRelay);
    peer.report({ type: 'stats.updated', stats: statistics });
    const before = peer.generation;
    peer.actor.send({ type: 'retry' });
    expect(peer.generation).toBeGreaterThan(before);
    expect(peer.connection.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(peer.state).toMatchObject({
      connection: 'new',
      negotiation: 'idle',
      signaling: 'stable',
    });
    expect(peer.actor.getSnapshot().context).toMatchObject({ stats: null, role: 'offerer' });
  });

  it('ignores reports of the previous connection', () => {
    const peer = rebuilding();
    peer.connection.runs[0]?.report({ type: 'connection.connected' });
    expect(peer.state).toMatchObject({ connection: 'new', recovery: 'rebuilding' });
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
