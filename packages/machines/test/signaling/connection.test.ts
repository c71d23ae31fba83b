import { refusalReasons, type RefusalReason } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import {
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
  signalingDelays,
} from '../../src/signaling/signaling.ts';
import { startSignaling, type SignalingHarness } from '../../src/testing/testing.ts';
import { joined, online, joinRequest } from '../support/signaling.ts';

const lost = { type: 'server.lost', jitter: 0.5 } as const;

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
  'room-ended',
];
const isReason = (reason: string): reason is RefusalReason => reason in refusalReasons;
const temporaryReasons = Object.keys(refusalReasons)
  .filter(isReason)
  .filter((reason) => !finalReasons.includes(reason));

/** A machine that has lost its link and tries to get it back. */
function connecting() {
  const signaling = joined();
  signaling.server.current.report(lost);
  signaling.clock.increment(computeReconnectBackoffMs(1, 0.5));
  return signaling;
}

/** A machine whose device has no network. */
function offline() {
  const signaling = joined();
  signaling.actor.send({ type: 'network.offline' });
  signaling.server.current.report(lost);
  return signaling;
}

describe('opening the connection', () => {
  it('opens nothing before it is asked to', () => {
    const { server, state } = startSignaling();
    expect(state).toBe('idle');
    expect(server.runs).toHaveLength(0);
  });

  it('opens one link, says that it is online and asks for ICE servers', () => {
    const { server, state, received } = online();
    expect(state).toBe('online');
    expect(server.runs).toHaveLength(1);
    expect(received).toEqual([{ type: 'signaling.online' }]);
    expect(server.current.commands).toEqual([{ type: 'requestIceServers' }]);
  });

  it('joins as soon as the link is open, where a room was wished for before', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.actor.send({ type: 'join', joinRequest });
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.server.commandsOfType('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: null },
    ]);
  });

  it('gives up a link that does not open in time, and pauses', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.clock.increment(
      computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
    );
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it('pauses where the first link is lost before it opened', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });

  it('hears nothing more of a link that it has dropped', () => {
    const signaling = connecting();
    signaling.server.runs[0]?.report({ type: 'server.open' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
  });
});

describe('a connection that breaks', () => {
  it('is followed, after a pause, by another', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    signaling.clock.increment(computeReconnectBackoffMs(1, 0.5) - 1);
    expect(signaling.server.runs).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.state).toBe('online');
    expect(signaling.receivedOfType('signaling.online')).toHaveLength(2);
  });

  it('pauses longer with each failure in a row, by the chance that came with it', () => {
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

  it('counts a link that opens and breaks before anything came as one more failure', () => {
    const signaling = connecting();
    signaling.server.current.report({ type: 'server.open' });
    signaling.server.current.report(lost);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(2);
  });

  it('forgets the failures when it has held for a while, and not as soon as the server answers', () => {
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

  it('each time after the server took it is tried less and less often', () => {
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

  it('tries another link where one does not open in time', () => {
    const signaling = connecting();
    signaling.clock.increment(
      computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
    );
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it.each(['network.online', 'network.changed'] as const)('tries at once on %s', (type) => {
    const signaling = joined();
    signaling.server.current.report(lost);
    signaling.actor.send({ type });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs).toHaveLength(2);
  });

  it('is replaced at once when the network changed under it', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
  });

  it('is asked whether the server still answers, and replaced at once where it does not', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'check' });
    expect(signaling.server.commandsOfType('check')).toEqual([{ type: 'check' }]);
    expect(signaling.state).toBe('online');
    signaling.server.current.report({ type: 'server.unresponsive' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(0);
  });

  it('is known by how soon its pings are answered, as long as it lasts', () => {
    const signaling = joined();
    const pong = () => signaling.actor.getSnapshot().context.pong;
    expect(pong()).toBeNull();
    signaling.server.current.report({ type: 'server.pong', pong: { roundTripMs: 40 } });
    signaling.server.current.report({ type: 'server.pong', pong: { roundTripMs: 30 } });
    expect(pong()).toEqual({ roundTripMs: 30 });
    signaling.server.current.report(lost);
    expect(pong()).toBeNull();
  });

  it('is only noted to be without network while the link still holds', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.offline' });
    expect(signaling.state).toBe('online');
    signaling.actor.send({ type: 'network.online' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a device without network', () => {
  it('is known when the link breaks after the browser said so', () => {
    expect(offline().state).toEqual({ offline: 'waiting' });
  });

  it('is not called an absence of the server, not even while a connection is tried all the same', () => {
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
  ])('is known when the first link %s after the browser said so', (_, fail) => {
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
  ])('is known when the link that a change of network asked for %s', (_, fail) => {
    const signaling = joined();
    signaling.actor.send({ type: 'network.offline' });
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
    fail(signaling);
    expect(signaling.state).toEqual({ offline: 'waiting' });
  });

  it('is known in a pause and in an attempt', () => {
    const waiting = joined();
    waiting.server.current.report(lost);
    waiting.actor.send({ type: 'network.offline' });
    expect(waiting.state).toEqual({ offline: 'waiting' });
    const attempt = connecting();
    attempt.actor.send({ type: 'network.offline' });
    expect(attempt.state).toEqual({ offline: 'waiting' });
    expect(attempt.server.current.isRunning).toBe(false);
  });

  it('is tried now and then all the same, because the browser may be wrong', () => {
    const signaling = offline();
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    expect(signaling.state).toEqual({ offline: 'connecting' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ offline: 'waiting' });
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.state).toBe('online');
  });

  it('is tried at once when the browser takes it back', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.online' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
  });

  it('is tried at once, and again, when the network changed', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.state).toEqual({ offline: 'connecting' });
    signaling.actor.send({ type: 'network.changed' });
    expect(signaling.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, false, true]);
  });

  it('is not believed in any more after the network came back', () => {
    const signaling = offline();
    signaling.actor.send({ type: 'network.online' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a refusal', () => {
  const places = {
    'while the first link opens': () => {
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

  for (const [place, given] of Object.entries(places)) {
    it.each(finalReasons)(`ends it for good ${place}: %s`, (reason) => {
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

    it.each(temporaryReasons)(`is tried again ${place}: %s`, (reason) => {
      const signaling = given();
      signaling.server.current.report({ type: 'server.refused', reason, jitter: 0.5 });
      expect(signaling.state).toEqual({ resuming: 'waiting' });
      expect(signaling.receivedOfType('signaling.refused')).toEqual([]);
      expect(signaling.actor.getSnapshot().context).toMatchObject({ refusal: reason, jitter: 0.5 });
    });
  }

  const refusal = (signaling: SignalingHarness) => signaling.actor.getSnapshot().context.refusal;

  it('for now is shown until the person is let in, through every attempt', () => {
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

  it('for now is shown at the door until the server answers', () => {
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

  it('is not shown any more where the next connection fails without a reason', () => {
    const signaling = joined();
    signaling.server.current.report({ type: 'server.refused', reason: 'rate-limited', jitter: 0 });
    signaling.clock.increment(computeReconnectBackoffMs(1, 0));
    signaling.server.current.report(lost);
    expect(refusal(signaling)).toBeNull();
  });
});

describe('closing', () => {
  it('tells the server first, and is closed when the link is gone', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'close' });
    expect(signaling.server.current.commands.at(-1)).toEqual({ type: 'leave' });
    expect(signaling.server.current.isRunning).toBe(true);
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(0);
    signaling.server.current.report(lost);
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(1);
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it.each([
    ['before it was started', startSignaling],
    ['in an attempt', connecting],
    ['without network', offline],
  ])('is closed at once %s, and no link goes on', (_, given) => {
    const signaling = given();
    signaling.actor.send({ type: 'close' });
    expect(signaling.state).toBe('closed');
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(1);
    expect(signaling.server.runs.every(({ isRunning }) => !isRunning)).toBe(true);
  });

  it('says so again to whoever asks again', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'close' });
    signaling.actor.send({ type: 'close' });
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(2);
  });

  it('takes nothing more', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'close' });
    signaling.actor.send({ type: 'start' });
    expect(signaling.state).toBe('closed');
    expect(signaling.server.runs).toHaveLength(0);
  });
});
