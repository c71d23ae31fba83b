import { refusalReasons, type RefusalReason } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import {
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
  signalingDelays,
} from '../../src/signaling/signaling.ts';
import {
  joined,
  online,
  startSignaling,
  joinRequest,
  type SignalingTest,
} from '../support/signaling.ts';

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
  const all = joined();
  all.server.now.sendReport(lost);
  all.clock.increment(computeReconnectBackoffMs(1, 0.5));
  return all;
}

/** A machine whose device has no network. */
function offline() {
  const all = joined();
  all.actor.send({ type: 'network.offline' });
  all.server.now.sendReport(lost);
  return all;
}

describe('opening the connection', () => {
  it('opens nothing before it is asked to', () => {
    const { server, state } = startSignaling();
    expect(state).toBe('idle');
    expect(server.runs).toHaveLength(0);
  });

  it('opens one link, says that it is online and asks for ICE servers', () => {
    const { server, state, heard } = online();
    expect(state).toBe('online');
    expect(server.runs).toHaveLength(1);
    expect(heard).toEqual([{ type: 'signaling.online' }]);
    expect(server.now.commands).toEqual([{ type: 'requestIceServers' }]);
  });

  it('joins as soon as the link is open, where a room was wished for before', () => {
    const all = startSignaling();
    all.actor.send({ type: 'start' });
    all.actor.send({ type: 'join', joinRequest });
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.server.told('join')).toEqual([{ type: 'join', joinRequest, lastEventId: null }]);
  });

  it('gives up a link that does not open in time, and pauses', () => {
    const all = startSignaling();
    all.actor.send({ type: 'start' });
    all.clock.increment(computeOpenTimeoutMs(all.actor.getSnapshot().context.failedAttempts));
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.server.now.isRunning).toBe(false);
  });

  it('pauses where the first link is lost before it opened', () => {
    const all = startSignaling();
    all.actor.send({ type: 'start' });
    all.server.now.sendReport(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });

  it('hears nothing more of a link that it has dropped', () => {
    const all = connecting();
    all.server.runs[0]?.sendReport({ type: 'server.open' });
    expect(all.state).toEqual({ resuming: 'connecting' });
  });
});

describe('a connection that breaks', () => {
  it('is followed, after a pause, by another', () => {
    const all = joined();
    all.server.now.sendReport(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
    all.clock.increment(computeReconnectBackoffMs(1, 0.5) - 1);
    expect(all.server.runs).toHaveLength(1);
    all.clock.increment(1);
    expect(all.state).toEqual({ resuming: 'connecting' });
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.state).toBe('online');
    expect(all.told('signaling.online')).toHaveLength(2);
  });

  it('pauses longer with each failure in a row, by the chance that came with it', () => {
    const all = joined();
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    for (let attempt = 1; attempt < 9; attempt += 1) {
      const chance = attempt / 10;
      const pause = computeReconnectBackoffMs(attempt, (attempt - 1) / 10);
      all.clock.increment(pause - 1);
      expect(all.state).toEqual({ resuming: 'waiting' });
      all.clock.increment(1);
      expect(all.state).toEqual({ resuming: 'connecting' });
      all.server.now.sendReport({ type: 'server.lost', jitter: chance });
    }
  });

  it('counts a link that opens and breaks before anything came as one more failure', () => {
    const all = connecting();
    all.server.now.sendReport({ type: 'server.open' });
    all.server.now.sendReport(lost);
    expect(all.actor.getSnapshot().context.failedAttempts).toBe(2);
  });

  it('forgets the failures when it has held for a while, and not as soon as the server answers', () => {
    const all = connecting();
    all.server.now.sendReport({ type: 'server.open' });
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers: [], ttlMs: null } });
    all.server.now.sendReport({ type: 'server.joined' });
    all.clock.increment(signalingDelays.stableConnectionMs - 1);
    expect(all.actor.getSnapshot().context.failedAttempts).toBe(1);
    all.clock.increment(1);
    expect(all.actor.getSnapshot().context.failedAttempts).toBe(0);
  });

  it('each time after the server took it is tried less and less often', () => {
    const all = joined();
    const pauses = [];
    for (let round = 1; round <= 8; round += 1) {
      all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
      const before = all.clock.now();
      while (all.state !== 'online') {
        all.clock.increment(25);
        if (all.server.now.isRunning) all.server.now.sendReport({ type: 'server.open' });
      }
      pauses.push(all.clock.now() - before);
      all.server.now.sendReport({ type: 'server.joined' });
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000, 4000]);
  });

  it('tries another link where one does not open in time', () => {
    const all = connecting();
    all.clock.increment(computeOpenTimeoutMs(all.actor.getSnapshot().context.failedAttempts));
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.server.now.isRunning).toBe(false);
  });

  it.each(['network.online', 'network.changed'] as const)('tries at once on %s', (type) => {
    const all = joined();
    all.server.now.sendReport(lost);
    all.actor.send({ type });
    expect(all.state).toEqual({ resuming: 'connecting' });
    expect(all.server.runs).toHaveLength(2);
  });

  it('is replaced at once when the network changed under it', () => {
    const all = joined();
    all.actor.send({ type: 'network.changed' });
    expect(all.state).toEqual({ resuming: 'connecting' });
    expect(all.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
  });

  it('is asked whether the server still answers, and replaced at once where it does not', () => {
    const all = joined();
    all.actor.send({ type: 'check' });
    expect(all.server.told('check')).toEqual([{ type: 'check' }]);
    expect(all.state).toBe('online');
    all.server.now.sendReport({ type: 'server.unresponsive' });
    expect(all.state).toEqual({ resuming: 'connecting' });
    expect(all.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(all.actor.getSnapshot().context.failedAttempts).toBe(0);
  });

  it('is known by how soon its pings are answered, as long as it lasts', () => {
    const all = joined();
    const pong = () => all.actor.getSnapshot().context.pong;
    expect(pong()).toBeNull();
    all.server.now.sendReport({ type: 'server.pong', pong: { roundTripMs: 40 } });
    all.server.now.sendReport({ type: 'server.pong', pong: { roundTripMs: 30 } });
    expect(pong()).toEqual({ roundTripMs: 30 });
    all.server.now.sendReport(lost);
    expect(pong()).toBeNull();
  });

  it('is only noted to be without network while the link still holds', () => {
    const all = joined();
    all.actor.send({ type: 'network.offline' });
    expect(all.state).toBe('online');
    all.actor.send({ type: 'network.online' });
    all.server.now.sendReport(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a device without network', () => {
  it('is known when the link breaks after the browser said so', () => {
    expect(offline().state).toEqual({ offline: 'waiting' });
  });

  it('is not called an absence of the server, not even while a connection is tried all the same', () => {
    const all = offline();
    const tags = () => [...all.actor.getSnapshot().tags];
    expect(tags()).toEqual(['noNetwork']);
    all.clock.increment(signalingDelays.offlineProbeMs);
    expect(all.server.now.isRunning).toBe(true);
    expect(tags()).toEqual(['noNetwork']);
    all.clock.increment(computeOpenTimeoutMs(all.actor.getSnapshot().context.failedAttempts));
    expect(all.state).toEqual({ offline: 'waiting' });
    expect(all.server.now.isRunning).toBe(false);
  });

  it.each([
    ['is lost', (all: SignalingTest) => all.server.now.sendReport(lost)],
    [
      'does not open in time',
      (all: SignalingTest) =>
        all.clock.increment(computeOpenTimeoutMs(all.actor.getSnapshot().context.failedAttempts)),
    ],
  ])('is known when the first link %s after the browser said so', (_, fail) => {
    const all = startSignaling();
    all.actor.send({ type: 'start' });
    all.actor.send({ type: 'network.offline' });
    fail(all);
    expect(all.state).toEqual({ offline: 'waiting' });
  });

  it.each([
    ['is lost', (all: SignalingTest) => all.server.now.sendReport(lost)],
    [
      'does not open in time',
      (all: SignalingTest) =>
        all.clock.increment(computeOpenTimeoutMs(all.actor.getSnapshot().context.failedAttempts)),
    ],
  ])('is known when the link that a change of network asked for %s', (_, fail) => {
    const all = joined();
    all.actor.send({ type: 'network.offline' });
    all.actor.send({ type: 'network.changed' });
    expect(all.state).toEqual({ resuming: 'connecting' });
    fail(all);
    expect(all.state).toEqual({ offline: 'waiting' });
  });

  it('is known in a pause and in an attempt', () => {
    const waiting = joined();
    waiting.server.now.sendReport(lost);
    waiting.actor.send({ type: 'network.offline' });
    expect(waiting.state).toEqual({ offline: 'waiting' });
    const attempt = connecting();
    attempt.actor.send({ type: 'network.offline' });
    expect(attempt.state).toEqual({ offline: 'waiting' });
    expect(attempt.server.now.isRunning).toBe(false);
  });

  it('is tried now and then all the same, because the browser may be wrong', () => {
    const all = offline();
    all.clock.increment(signalingDelays.offlineProbeMs);
    expect(all.state).toEqual({ offline: 'connecting' });
    all.server.now.sendReport(lost);
    expect(all.state).toEqual({ offline: 'waiting' });
    all.clock.increment(signalingDelays.offlineProbeMs);
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.state).toBe('online');
  });

  it('is tried at once when the browser takes it back', () => {
    const all = offline();
    all.actor.send({ type: 'network.online' });
    expect(all.state).toEqual({ resuming: 'connecting' });
  });

  it('is tried at once, and again, when the network changed', () => {
    const all = offline();
    all.actor.send({ type: 'network.changed' });
    expect(all.state).toEqual({ offline: 'connecting' });
    all.actor.send({ type: 'network.changed' });
    expect(all.server.runs.map(({ isRunning }) => isRunning)).toEqual([false, false, true]);
  });

  it('is not believed in any more after the network came back', () => {
    const all = offline();
    all.actor.send({ type: 'network.online' });
    all.server.now.sendReport(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a refusal', () => {
  const places = {
    'while the first link opens': () => {
      const all = startSignaling();
      all.actor.send({ type: 'start' });
      return all;
    },
    'when online': joined,
    'in a later attempt': connecting,
    'in an attempt without network': () => {
      const all = offline();
      all.clock.increment(signalingDelays.offlineProbeMs);
      return all;
    },
  };

  for (const [place, given] of Object.entries(places)) {
    it.each(finalReasons)(`ends it for good ${place}: %s`, (reason) => {
      const all = given();
      all.server.now.sendReport({ type: 'server.refused', reason, jitter: 0.5 });
      expect(all.state).toBe('closed');
      expect(all.told('signaling.refused')).toEqual([{ type: 'signaling.refused', reason }]);
      expect(all.server.runs.every(({ isRunning }) => !isRunning)).toBe(true);
      all.clock.increment(120_000);
      expect(all.state).toBe('closed');
    });

    it.each(temporaryReasons)(`is tried again ${place}: %s`, (reason) => {
      const all = given();
      all.server.now.sendReport({ type: 'server.refused', reason, jitter: 0.5 });
      expect(all.state).toEqual({ resuming: 'waiting' });
      expect(all.told('signaling.refused')).toEqual([]);
      expect(all.actor.getSnapshot().context).toMatchObject({ refusal: reason, jitter: 0.5 });
    });
  }

  const refusal = (all: SignalingTest) => all.actor.getSnapshot().context.refusal;

  it('for now is shown until the person is let in, through every attempt', () => {
    const all = online();
    all.actor.send({ type: 'join', joinRequest });
    for (let attempt = 1; attempt < 4; attempt += 1) {
      all.server.now.sendReport({ type: 'server.refused', reason: 'too-many-rooms', jitter: 0 });
      expect(refusal(all)).toBe('too-many-rooms');
      all.clock.increment(computeReconnectBackoffMs(attempt, 0));
      all.server.now.sendReport({ type: 'server.open' });
      all.server.now.sendReport({
        type: 'server.iceServers',
        answer: { servers: [], ttlMs: null },
      });
      expect(refusal(all)).toBe('too-many-rooms');
    }
    all.server.now.sendReport({ type: 'server.joined' });
    expect(refusal(all)).toBeNull();
  });

  it('for now is shown at the door until the server answers', () => {
    const all = online();
    all.server.now.sendReport({
      type: 'server.refused',
      reason: 'too-many-connections',
      jitter: 0,
    });
    all.clock.increment(computeReconnectBackoffMs(1, 0));
    all.server.now.sendReport({ type: 'server.open' });
    expect(refusal(all)).toBe('too-many-connections');
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers: [], ttlMs: null } });
    expect(refusal(all)).toBeNull();
  });

  it('is not shown any more where the next connection fails without a reason', () => {
    const all = joined();
    all.server.now.sendReport({ type: 'server.refused', reason: 'rate-limited', jitter: 0 });
    all.clock.increment(computeReconnectBackoffMs(1, 0));
    all.server.now.sendReport(lost);
    expect(refusal(all)).toBeNull();
  });
});

describe('closing', () => {
  it('tells the server first, and is closed when the link is gone', () => {
    const all = joined();
    all.actor.send({ type: 'close' });
    expect(all.server.now.commands.at(-1)).toEqual({ type: 'leave' });
    expect(all.server.now.isRunning).toBe(true);
    expect(all.told('signaling.closed')).toHaveLength(0);
    all.server.now.sendReport(lost);
    expect(all.told('signaling.closed')).toHaveLength(1);
    expect(all.server.now.isRunning).toBe(false);
  });

  it.each([
    ['before it was started', startSignaling],
    ['in an attempt', connecting],
    ['without network', offline],
  ])('is closed at once %s, and no link goes on', (_, given) => {
    const all = given();
    all.actor.send({ type: 'close' });
    expect(all.state).toBe('closed');
    expect(all.told('signaling.closed')).toHaveLength(1);
    expect(all.server.runs.every(({ isRunning }) => !isRunning)).toBe(true);
  });

  it('says so again to whoever asks again', () => {
    const all = startSignaling();
    all.actor.send({ type: 'close' });
    all.actor.send({ type: 'close' });
    expect(all.told('signaling.closed')).toHaveLength(2);
  });

  it('takes nothing more', () => {
    const all = startSignaling();
    all.actor.send({ type: 'close' });
    all.actor.send({ type: 'start' });
    expect(all.state).toBe('closed');
    expect(all.server.runs).toHaveLength(0);
  });
});
