import { describe, expect, it } from 'vitest';
import {
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
  signalingDelays,
} from '../../src/signaling/signaling.ts';
import { connecting, joined, lost } from '../support/signaling.ts';

describe('a lost connection', () => {
  it('is replaced after a delay', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.receivedOfType('signaling.lost')).toHaveLength(1);
    signaling.clock.increment(computeReconnectBackoffMs(1, 0.5) - 1);
    expect(signaling.server.runs).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.state).toBe('online');
    expect(signaling.receivedOfType('signaling.online')).toHaveLength(2);
  });

  it('is replaced after a longer delay with each failure in a row, with the jitter of the report', () => {
    const signaling = joined();
    signaling.server.current.report({ type: 'server.lost', jitter: 0 });
    for (let attempt = 1; attempt < 9; attempt += 1) {
      const chance = attempt / 10;
      const pause = computeReconnectBackoffMs(attempt, (attempt - 1) / 10);
      signaling.clock.increment(pause - 1);
      expect(signaling.state).toEqual({ resuming: 'waiting' });
      signaling.clock.increment(1);
      expect(signaling.state).toEqual({ resuming: 'connecting' });
      signaling.server.current.report({ type: 'server.lost', jitter: chance });
    }
  });

  it('counts as one more failure if it was open but nothing had arrived', () => {
    const signaling = connecting();
    signaling.server.current.report({ type: 'server.open' });
    signaling.server.current.report(lost);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(2);
  });

  it('resets the number of failures after it was open for a while, not with the first response', () => {
    const signaling = connecting();
    signaling.server.current.report({ type: 'server.open' });
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers: [], ttlMs: null },
    });
    signaling.server.current.report({ type: 'server.joined' });
    signaling.clock.increment(signalingDelays.stableConnectionMs - 1);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(1);
    signaling.clock.increment(1);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(0);
  });

  it('is replaced less and less often if it is lost each time after joining', () => {
    const signaling = joined();
    const pauses = [];
    for (let round = 1; round <= 8; round += 1) {
      signaling.server.current.report({ type: 'server.lost', jitter: 0 });
      const before = signaling.clock.now();
      while (signaling.state !== 'online') {
        signaling.clock.increment(25);
        if (signaling.server.current.isRunning)
          signaling.server.current.report({ type: 'server.open' });
      }
      pauses.push(signaling.clock.now() - before);
      signaling.server.current.report({ type: 'server.joined' });
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000, 4000]);
  });

  it('is followed by another attempt if the next one does not open in time', () => {
    const signaling = connecting();
    signaling.clock.increment(
      computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
    );
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it.each(['network.online', 'network.changed'] as const)('is replaced at once on %s', (type) => {
    const signaling = joined();
    signaling.server.current.report(lost);
    signaling.actor.send({ type });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs).toHaveLength(2);
  });

  it('is replaced at once when it is lost after the network changed', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
  });

  it('is checked when the network changes, and replaced at once if the server does not answer', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'check' });
    expect(signaling.server.commandsOfType('check')).toEqual([{ type: 'check' }]);
    expect(signaling.state).toBe('online');
    signaling.server.current.report({ type: 'server.unresponsive' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(0);
  });

  it('has a round-trip time while it is open', () => {
    const signaling = joined();
    const pong = () => signaling.actor.getSnapshot().context.pong;
    expect(pong()).toBeNull();
    signaling.server.current.report({ type: 'server.pong', pong: { roundTripMs: 40 } });
    signaling.server.current.report({ type: 'server.pong', pong: { roundTripMs: 30 } });
    expect(pong()).toEqual({ roundTripMs: 30 });
    signaling.server.current.report(lost);
    expect(pong()).toBeNull();
  });

  it('stays open when the browser reports that there is no network', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.offline' });
    expect(signaling.state).toBe('online');
    signaling.actor.send({ type: 'network.online' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });
});
