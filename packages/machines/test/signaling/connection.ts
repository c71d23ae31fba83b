import { reasons, type Reason } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { backoffDelay, signalingDelays, type LinkReport } from '../../src/signaling/signaling.ts';
import { joined, online, signaling, wish } from './harness.ts';

const lost = { type: 'link.lost', chance: 0.5 } as const;

const finalReasons: readonly Reason[] = [
  'bad-request',
  'unknown-procedure',
  'bad-session',
  'client-outdated',
  'server-outdated',
  'origin-refused',
  'already-joined',
  'room-full',
  'room-locked',
  'room-refused',
  'room-ended',
];
const isReason = (reason: string): reason is Reason => reason in reasons;
const temporaryReasons = Object.keys(reasons)
  .filter(isReason)
  .filter((reason) => !finalReasons.includes(reason));

/** A machine that has lost its link and tries to get it back. */
function trying() {
  const all = joined();
  all.link.now.report(lost);
  all.clock.increment(backoffDelay(1, 0.5));
  return all;
}

/** A machine whose device has no network. */
function offline() {
  const all = joined();
  all.actor.send({ type: 'network.offline' });
  all.link.now.report(lost);
  return all;
}

describe('opening the connection', () => {
  it('opens nothing before it is asked to', () => {
    const { link, state } = signaling();
    expect(state).toBe('idle');
    expect(link.runs).toHaveLength(0);
  });

  it('opens one link, says that it is online and asks for ICE servers', () => {
    const { link, state, heard } = online();
    expect(state).toBe('online');
    expect(link.runs).toHaveLength(1);
    expect(heard).toEqual([{ type: 'signaling.online' }]);
    expect(link.now.commands).toEqual([{ type: 'askIceServers' }]);
  });

  it('joins as soon as the link is open, where a room was wished for before', () => {
    const all = signaling();
    all.actor.send({ type: 'start' });
    all.actor.send({ type: 'join', wish });
    all.link.now.report({ type: 'link.open' });
    expect(all.link.told('join')).toEqual([{ type: 'join', wish, lastEventId: null }]);
  });

  it('gives up a link that does not open in time, and pauses', () => {
    const all = signaling();
    all.actor.send({ type: 'start' });
    all.clock.increment(signalingDelays.opening);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.link.now.running).toBe(false);
  });

  it('pauses where the first link is lost before it opened', () => {
    const all = signaling();
    all.actor.send({ type: 'start' });
    all.link.now.report(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });

  it('hears nothing more of a link that it has dropped', () => {
    const all = trying();
    all.link.runs[0]?.report({ type: 'link.open' });
    expect(all.state).toEqual({ resuming: 'trying' });
  });
});

describe('a connection that breaks', () => {
  it('says so, pauses and opens another', () => {
    const all = joined();
    all.link.now.report(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.told('signaling.lost')).toHaveLength(1);
    all.clock.increment(backoffDelay(1, 0.5) - 1);
    expect(all.link.runs).toHaveLength(1);
    all.clock.increment(1);
    expect(all.state).toEqual({ resuming: 'trying' });
    all.link.now.report({ type: 'link.open' });
    expect(all.state).toBe('online');
    expect(all.told('signaling.online')).toHaveLength(2);
  });

  it('pauses longer with each failure in a row, by the chance that came with it', () => {
    const all = joined();
    all.link.now.report({ type: 'link.lost', chance: 0 });
    for (let attempt = 1; attempt < 9; attempt += 1) {
      const chance = attempt / 10;
      const pause = backoffDelay(attempt, (attempt - 1) / 10);
      all.clock.increment(pause - 1);
      expect(all.state).toEqual({ resuming: 'waiting' });
      all.clock.increment(1);
      expect(all.state).toEqual({ resuming: 'trying' });
      all.link.now.report({ type: 'link.lost', chance });
    }
  });

  it('counts a link that opens and breaks before anything came as one more failure', () => {
    const all = trying();
    all.link.now.report({ type: 'link.open' });
    all.link.now.report(lost);
    expect(all.actor.getSnapshot().context.attempt).toBe(2);
  });

  const answers: readonly LinkReport[] = [
    { type: 'link.joined' },
    { type: 'link.iceServers', answer: { servers: [], ttl: null } },
  ];
  it.each(answers)('forgets the failures as soon as the server answers: $type', (answered) => {
    const all = trying();
    all.link.now.report(lost);
    all.clock.increment(backoffDelay(2, 0.5));
    all.link.now.report({ type: 'link.open' });
    expect(all.actor.getSnapshot().context.attempt).toBe(2);
    all.link.now.report(answered);
    expect(all.actor.getSnapshot().context.attempt).toBe(0);
  });

  it('tries another link where one does not open in time', () => {
    const all = trying();
    all.clock.increment(signalingDelays.opening);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.link.now.running).toBe(false);
  });

  it.each(['network.online', 'network.changed'] as const)('tries at once on %s', (type) => {
    const all = joined();
    all.link.now.report(lost);
    all.actor.send({ type });
    expect(all.state).toEqual({ resuming: 'trying' });
    expect(all.link.runs).toHaveLength(2);
  });

  it('is replaced at once when the network changed under it', () => {
    const all = joined();
    all.actor.send({ type: 'network.changed' });
    expect(all.state).toEqual({ resuming: 'trying' });
    expect(all.link.runs.map(({ running }) => running)).toEqual([false, true]);
  });

  it('is only noted to be without network while the link still holds', () => {
    const all = joined();
    all.actor.send({ type: 'network.offline' });
    expect(all.state).toBe('online');
    all.actor.send({ type: 'network.online' });
    all.link.now.report(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a device without network', () => {
  it('is known when the link breaks after the browser said so', () => {
    expect(offline().state).toBe('offline');
  });

  it('is known in a pause and in an attempt', () => {
    const waiting = joined();
    waiting.link.now.report(lost);
    waiting.actor.send({ type: 'network.offline' });
    expect(waiting.state).toBe('offline');
    const attempt = trying();
    attempt.actor.send({ type: 'network.offline' });
    expect(attempt.state).toBe('offline');
    expect(attempt.link.now.running).toBe(false);
  });

  it('is tried now and then all the same, because the browser may be wrong', () => {
    const all = offline();
    all.clock.increment(signalingDelays.probing);
    expect(all.state).toEqual({ resuming: 'trying' });
    all.link.now.report(lost);
    expect(all.state).toBe('offline');
  });

  it.each(['network.online', 'network.changed'] as const)('is tried at once on %s', (type) => {
    const all = offline();
    all.actor.send({ type });
    expect(all.state).toEqual({ resuming: 'trying' });
  });

  it('is not believed in any more after the network came back', () => {
    const all = offline();
    all.actor.send({ type: 'network.online' });
    all.link.now.report(lost);
    expect(all.state).toEqual({ resuming: 'waiting' });
  });
});

describe('a refusal', () => {
  const places = {
    'while the first link opens': () => {
      const all = signaling();
      all.actor.send({ type: 'start' });
      return all;
    },
    'when online': joined,
    'in a later attempt': trying,
  };

  for (const [place, given] of Object.entries(places)) {
    it.each(finalReasons)(`ends it for good ${place}: %s`, (reason) => {
      const all = given();
      all.link.now.report({ type: 'link.refused', reason });
      expect(all.state).toBe('closed');
      expect(all.told('signaling.refused')).toEqual([{ type: 'signaling.refused', reason }]);
      expect(all.link.runs.every(({ running }) => !running)).toBe(true);
      all.clock.increment(120_000);
      expect(all.state).toBe('closed');
    });

    it.each(temporaryReasons)(`is tried again ${place}: %s`, (reason) => {
      const all = given();
      all.link.now.report({ type: 'link.refused', reason });
      expect(all.state).toEqual({ resuming: 'waiting' });
      expect(all.told('signaling.refused')).toEqual([]);
    });
  }
});

describe('closing', () => {
  it('tells the server first, and is closed when the link is gone', () => {
    const all = joined();
    all.actor.send({ type: 'close' });
    expect(all.link.now.commands.at(-1)).toEqual({ type: 'leave' });
    expect(all.link.now.running).toBe(true);
    expect(all.told('signaling.closed')).toHaveLength(0);
    all.link.now.report(lost);
    expect(all.told('signaling.closed')).toHaveLength(1);
    expect(all.link.now.running).toBe(false);
  });

  it.each([
    ['before it was started', signaling],
    ['in an attempt', trying],
    ['without network', offline],
  ])('is closed at once %s, and no link goes on', (_, given) => {
    const all = given();
    all.actor.send({ type: 'close' });
    expect(all.state).toBe('closed');
    expect(all.told('signaling.closed')).toHaveLength(1);
    expect(all.link.runs.every(({ running }) => !running)).toBe(true);
  });

  it('says so again to whoever asks again', () => {
    const all = signaling();
    all.actor.send({ type: 'close' });
    all.actor.send({ type: 'close' });
    expect(all.told('signaling.closed')).toHaveLength(2);
  });

  it('takes nothing more', () => {
    const all = signaling();
    all.actor.send({ type: 'close' });
    all.actor.send({ type: 'start' });
    expect(all.state).toBe('closed');
    expect(all.link.runs).toHaveLength(0);
  });
});
