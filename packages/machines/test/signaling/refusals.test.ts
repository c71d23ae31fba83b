import { refusalReasons, type RefusalReason } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs, signalingDelays } from '../../src/signaling/signaling.ts';
import { startSignaling, type SignalingHarness } from '../../src/testing/testing.ts';
import { connecting, joinRequest, joined, lost, offline, online } from '../support/signaling.ts';

const finalReasons: readonly RefusalReason[] = [
  'bad-request',
  'unknown-procedure',
  'bad-session',
  'client-outdated',
  'server-outdated',
  'origin-refused',
  'already-joined',
  'room-full',
  'room-locked',
  'admission-denied',
  'link-changed',
  'room-ended',
];

const isReason = (reason: string): reason is RefusalReason => reason in refusalReasons;

const temporaryReasons = Object.keys(refusalReasons)
  .filter(isReason)
  .filter((reason) => !finalReasons.includes(reason));

describe('a refusal', () => {
  const situations = {
    'while the first connection opens': () => {
      const signaling = startSignaling();
      signaling.actor.send({ type: 'start' });
      return signaling;
    },
    'when online': joined,
    'in a later attempt': connecting,
    'in an attempt without network': () => {
      const signaling = offline();
      signaling.clock.increment(signalingDelays.offlineProbeMs);
      return signaling;
    },
  };

  for (const [situation, given] of Object.entries(situations)) {
    it.each(finalReasons)(`closes the connection for good ${situation}: %s`, (reason) => {
      const signaling = given();
      signaling.server.current.report({ type: 'server.refused', reason, jitter: 0.5 });
      expect(signaling.state).toBe('closed');
      expect(signaling.receivedOfType('signaling.refused')).toEqual([
        { type: 'signaling.refused', reason },
      ]);
      expect(signaling.server.runs.every(({ isRunning }) => !isRunning)).toBe(true);
      signaling.clock.increment(120_000);
      expect(signaling.state).toBe('closed');
    });

    it.each(temporaryReasons)(`leads to another attempt ${situation}: %s`, (reason) => {
      const signaling = given();
      signaling.server.current.report({ type: 'server.refused', reason, jitter: 0.5 });
      expect(signaling.state).toEqual({ resuming: 'waiting' });
      expect(signaling.receivedOfType('signaling.refused')).toEqual([]);
      expect(signaling.actor.getSnapshot().context).toMatchObject({ refusal: reason, jitter: 0.5 });
    });
  }

  const refusal = (signaling: SignalingHarness) => signaling.actor.getSnapshot().context.refusal;

  it('that is temporary is kept through all attempts until the room is joined', () => {
    const signaling = online();
    signaling.actor.send({ type: 'join', joinRequest });
    for (let attempt = 1; attempt < 4; attempt += 1) {
      signaling.server.current.report({
        type: 'server.refused',
        reason: 'too-many-rooms',
        jitter: 0,
      });
      expect(refusal(signaling)).toBe('too-many-rooms');
      signaling.clock.increment(computeReconnectBackoffMs(attempt, 0));
      signaling.server.current.report({ type: 'server.open' });
      signaling.server.current.report({
        type: 'server.iceServers',
        answer: { servers: [], ttlMs: null },
      });
      expect(refusal(signaling)).toBe('too-many-rooms');
    }
    signaling.server.current.report({ type: 'server.joined' });
    expect(refusal(signaling)).toBeNull();
  });

  it('that is temporary is kept in the lobby until the server responds', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.refused',
      reason: 'too-many-connections',
      jitter: 0,
    });
    signaling.clock.increment(computeReconnectBackoffMs(1, 0));
    signaling.server.current.report({ type: 'server.open' });
    expect(refusal(signaling)).toBe('too-many-connections');
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers: [], ttlMs: null },
    });
    expect(refusal(signaling)).toBeNull();
  });

  it('is cleared when the next connection fails without a reason', () => {
    const signaling = joined();
    signaling.server.current.report({ type: 'server.refused', reason: 'rate-limited', jitter: 0 });
    signaling.clock.increment(computeReconnectBackoffMs(1, 0));
    signaling.server.current.report(lost);
    expect(refusal(signaling)).toBeNull();
  });
});
