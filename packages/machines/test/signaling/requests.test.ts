import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs, signalingDelays } from '../../src/signaling/signaling.ts';
import { createProfile, roomName } from '@visavis/protocol/testing';
import { joined, online, reconnect, joinRequest } from '../support/signaling.ts';

const lost = { type: 'server.lost', jitter: 0.5 } as const;

describe('what a person says of themselves', () => {
  const renamed = createProfile({ name: 'Ana', revision: 2 });

  it('goes to the server at once, and again with the next joining', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'update', profile: renamed });
    expect(signaling.server.commandsOfType('update')).toEqual([
      { type: 'update', profile: renamed },
    ]);
    reconnect(signaling);
    expect(signaling.server.commandsOfType('join')[0]?.joinRequest.profile).toEqual(renamed);
  });

  it('waits for the next joining while the server is away', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    signaling.actor.send({ type: 'update', profile: renamed });
    signaling.clock.increment(computeReconnectBackoffMs(1, 0.5));
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.server.commandsOfType('join')[0]?.joinRequest).toEqual({
      room: roomName,
      profile: renamed,
    });
    expect(signaling.server.commandsOfType('update')).toEqual([]);
  });

  it('is nobody’s business before a room is wished for', () => {
    const signaling = online();
    signaling.actor.send({ type: 'update', profile: renamed });
    expect(signaling.server.commandsOfType('update')).toEqual([]);
  });
});

describe('a look into a room', () => {
  it('is asked for and passed on', () => {
    const signaling = online();
    signaling.actor.send({ type: 'peek', room: roomName });
    expect(signaling.server.commandsOfType('peek')).toEqual([{ type: 'peek', room: roomName }]);
    const peek = { memberCount: 2, capacity: 8, state: 'open' } as const;
    signaling.server.current.report({ type: 'server.peeked', peek });
    expect(signaling.receivedOfType('signaling.peeked')).toEqual([
      { type: 'signaling.peeked', peek },
    ]);
  });
});

describe('ICE servers', () => {
  const servers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];

  it('are asked for anew when a person goes in, because what the door was given holds briefly', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: null },
    });
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.actor.send({ type: 'join', joinRequest });
    expect(signaling.server.current.commands.slice(-2).map(({ type }) => type)).toEqual([
      'join',
      'requestIceServers',
    ]);
  });

  it('are renewed before they expire, and again after that', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 60_000 },
    });
    expect(signaling.receivedOfType('signaling.iceServers')).toHaveLength(1);
    signaling.clock.increment(44_999);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 60_000 },
    });
    signaling.clock.increment(45_000);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(3);
  });

  it('are renewed before they expire also where they hold for ten seconds', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 10_000 },
    });
    signaling.clock.increment(7_499);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
  });

  it('are asked for once, not twice, where a newer answer came before the renewal', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 60_000 },
    });
    signaling.clock.increment(30_000);
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 60_000 },
    });
    signaling.clock.increment(44_000);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
  });

  it('that do not expire are not asked for again', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: null },
    });
    signaling.clock.increment(1e12);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
  });

  it('that hold for months are not asked for in a loop by a timer that overflows', () => {
    const signaling = online();
    const months = 90 * 24 * 3_600_000;
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: months },
    });
    signaling.clock.increment(2_147_483_646);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
  });

  it('are asked for by the next connection where the time comes while there is none', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: 14_000 },
    });
    signaling.actor.send({ type: 'network.offline' });
    signaling.server.current.report(lost);
    signaling.clock.increment(signalingDelays.offlineProbeMs);
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
  });

  it.each([0, 1, 100, 6_600])('are not renewed in a loop where they live for %i ms', (ttl) => {
    const signaling = online();
    signaling.server.current.report({ type: 'server.iceServers', answer: { servers, ttlMs: ttl } });
    signaling.clock.increment(4_999);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
  });

  it('are asked for again where no answer comes, until one does', () => {
    const signaling = online();
    for (let asked = 1; asked < 4; asked += 1) {
      signaling.clock.increment(signalingDelays.iceServersRetryMs - 1);
      expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(asked);
      signaling.clock.increment(1);
    }
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: null },
    });
    signaling.clock.increment(signalingDelays.iceServersRetryMs * 10);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(4);
  });
});
