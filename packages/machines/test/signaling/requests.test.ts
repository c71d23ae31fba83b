import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs, signalingDelays } from '../../src/signaling/signaling.ts';
import { createProfile, roomName } from '@visavis/protocol/testing';
import { joined, online, reconnect, joinRequest } from '../support/signaling.ts';

const lost = { type: 'server.lost', jitter: 0.5 } as const;

describe('what a person says of themselves', () => {
  const renamed = createProfile({ name: 'Ana', revision: 2 });

  it('goes to the server at once, and again with the next joining', () => {
    const all = joined();
    all.actor.send({ type: 'update', profile: renamed });
    expect(all.server.told('update')).toEqual([{ type: 'update', profile: renamed }]);
    reconnect(all);
    expect(all.server.told('join')[0]?.joinRequest.profile).toEqual(renamed);
  });

  it('waits for the next joining while the server is away', () => {
    const all = joined();
    all.server.now.sendReport(lost);
    all.actor.send({ type: 'update', profile: renamed });
    all.clock.increment(computeReconnectBackoffMs(1, 0.5));
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.server.told('join')[0]?.joinRequest).toEqual({ room: roomName, profile: renamed });
    expect(all.server.told('update')).toEqual([]);
  });

  it('is nobody’s business before a room is wished for', () => {
    const all = online();
    all.actor.send({ type: 'update', profile: renamed });
    expect(all.server.told('update')).toEqual([]);
  });
});

describe('a look into a room', () => {
  it('is asked for and passed on', () => {
    const all = online();
    all.actor.send({ type: 'peek', room: roomName });
    expect(all.server.told('peek')).toEqual([{ type: 'peek', room: roomName }]);
    const peek = { memberCount: 2, capacity: 8, state: 'open' } as const;
    all.server.now.sendReport({ type: 'server.peeked', peek });
    expect(all.told('signaling.peeked')).toEqual([{ type: 'signaling.peeked', peek }]);
  });
});

describe('ICE servers', () => {
  const servers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];

  it('are asked for anew when a person goes in, because what the door was given holds briefly', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    expect(all.server.told('requestIceServers')).toHaveLength(1);
    all.actor.send({ type: 'join', joinRequest });
    expect(all.server.now.commands.slice(-2).map(({ type }) => type)).toEqual([
      'join',
      'requestIceServers',
    ]);
  });

  it('are renewed before they expire, and again after that', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 60_000 } });
    expect(all.told('signaling.iceServers')).toHaveLength(1);
    all.clock.increment(44_999);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
    all.clock.increment(1);
    expect(all.server.told('requestIceServers')).toHaveLength(2);
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 60_000 } });
    all.clock.increment(45_000);
    expect(all.server.told('requestIceServers')).toHaveLength(3);
  });

  it('are renewed before they expire also where they hold for ten seconds', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 10_000 } });
    all.clock.increment(7_499);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
    all.clock.increment(1);
    expect(all.server.told('requestIceServers')).toHaveLength(2);
  });

  it('are asked for once, not twice, where a newer answer came before the renewal', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 60_000 } });
    all.clock.increment(30_000);
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 60_000 } });
    all.clock.increment(44_000);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
  });

  it('that do not expire are not asked for again', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    all.clock.increment(1e12);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
  });

  it('that hold for months are not asked for in a loop by a timer that overflows', () => {
    const all = online();
    const months = 90 * 24 * 3_600_000;
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: months } });
    all.clock.increment(2_147_483_646);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
    all.clock.increment(1);
    expect(all.server.told('requestIceServers')).toHaveLength(2);
  });

  it('are asked for by the next connection where the time comes while there is none', () => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: 14_000 } });
    all.actor.send({ type: 'network.offline' });
    all.server.now.sendReport(lost);
    all.clock.increment(signalingDelays.offlineProbeMs);
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.server.told('requestIceServers')).toHaveLength(1);
  });

  it.each([0, 1, 100, 6_600])('are not renewed in a loop where they live for %i ms', (ttl) => {
    const all = online();
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: ttl } });
    all.clock.increment(4_999);
    expect(all.server.told('requestIceServers')).toHaveLength(1);
    all.clock.increment(1);
    expect(all.server.told('requestIceServers')).toHaveLength(2);
  });

  it('are asked for again where no answer comes, until one does', () => {
    const all = online();
    for (let asked = 1; asked < 4; asked += 1) {
      all.clock.increment(signalingDelays.iceServersRetryMs - 1);
      expect(all.server.told('requestIceServers')).toHaveLength(asked);
      all.clock.increment(1);
    }
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    all.clock.increment(signalingDelays.iceServersRetryMs * 10);
    expect(all.server.told('requestIceServers')).toHaveLength(4);
  });
});
