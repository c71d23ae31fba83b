import { describe, expect, it } from 'vitest';
import { computeOpenTimeoutMs, signalingDelays } from '../../src/signaling/signaling.ts';
import { startSignaling, type SignalingHarness } from '../../src/testing/testing.ts';
import { connecting, joined, lost, offline } from '../support/signaling.ts';

describe('a device without network', () => {
  it('is detected when the connection is lost after the browser reported it', () => {
    expect(offline().state).toEqual({ offline: 'waiting' });
  });

  it('does not count as an unreachable server, not even during an attempt', () => {
    const signaling = offline();
    const tags = () => [...signaling.actor.getSnapshot().tags];
    expect(tags()).toEqual(['noNetwork']);
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    expect(signaling.server.current.isRunning).toBe(true);
    expect(tags()).toEqual(['noNetwork']);
    signaling.clock.increment(
      computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
    );
    expect(signaling.state).toEqual({ offline: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it.each([
    ['is lost', (signaling: SignalingHarness) => signaling.server.current.report(lost)],
    [
      'does not open in time',
      (signaling: SignalingHarness) =>
        signaling.clock.increment(
          computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
        ),
    ],
  ])('is detected when the first connection %s after the browser reported it', (_, fail) => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.actor.send({ type: 'network.offline' });
    fail(signaling);
    expect(signaling.state).toEqual({ offline: 'waiting' });
  });

  it.each([
    ['is lost', (signaling: SignalingHarness) => signaling.server.current.report(lost)],
    [
      'does not open in time',
      (signaling: SignalingHarness) =>
        signaling.clock.increment(
          computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
        ),
    ],
  ])('is detected when the connection that network.changed started %s', (_, fail) => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.offline' });
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    fail(signaling);
    expect(signaling.state).toEqual({ offline: 'waiting' });
  });

  it('is detected between attempts and during an attempt', () => {
    const waiting = joined();
    waiting.server.current.report(lost);
    waiting.actor.send({ type: 'network.offline' });
    expect(waiting.state).toEqual({ offline: 'waiting' });
    const attempt = connecting();
    attempt.actor.send({ type: 'network.offline' });
    expect(attempt.state).toEqual({ offline: 'waiting' });
    expect(attempt.server.current.isRunning).toBe(false);
  });

  it('still tries to connect from time to time, because the browser may be wrong', () => {
    const signaling = offline();
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    expect(signaling.state).toEqual({ offline: 'connecting' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ offline: 'waiting' });
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.state).toBe('online');
  });

  it('connects at once when the browser reports a network', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.online' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
  });

  it('connects at once each time the network changes', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ offline: 'connecting' });
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, false, true]);
  });

  it('is not assumed any more after the network came back', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.online' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });
});
