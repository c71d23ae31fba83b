import { describe, expect, it } from 'vitest';
import { signalingDelays } from '../../src/signaling/signaling.ts';
import { joinRequest, lost, online } from '../support/signaling.ts';

describe('ICE servers', () => {
  const servers = [{ urls: ['turn:turn.example'], username: 'u', credential: 'c' }];

  it('are requested again on joining, because the credentials of the lobby expire soon', () => {
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

  it('are renewed before they expire, again and again', () => {
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

  it('are renewed in time also if they are valid for ten seconds only', () => {
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

  it('are requested only once if a newer response came before the renewal', () => {
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

  it('that do not expire are not renewed', () => {
    const signaling = online();
    signaling.server.current.report({
      type: 'server.iceServers',
      answer: { servers, ttlMs: null },
    });
    signaling.clock.increment(1e12);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
  });

  it('that are valid for months are not renewed in a loop by an overflowing timer', () => {
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

  it('are requested over the next connection if they are due while there is none', () => {
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

  it.each([0, 1, 100, 6_600])('are not renewed in a loop if they are valid for %i ms', (ttlMs) => {
    const signaling = online();
    signaling.server.current.report({ type: 'server.iceServers', answer: { servers, ttlMs } });
    signaling.clock.increment(4_999);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
  });

  it('are requested again over the same connection after a temporary refusal', () => {
    const signaling = online();
    signaling.server.current.report({ type: 'server.iceServersRefused', reason: 'rate-limited' });
    signaling.clock.increment(signalingDelays.iceServersRetryMs - 1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(1);
    signaling.clock.increment(1);
    expect(signaling.server.commandsOfType('requestIceServers')).toHaveLength(2);
    expect(signaling.state).toBe('online');
    expect(signaling.server.runs).toHaveLength(1);
  });

  it('that are refused for a final reason close the connection for good', () => {
    const signaling = online();
    signaling.server.current.report({ type: 'server.iceServersRefused', reason: 'bad-session' });
    expect(signaling.state).toBe('closed');
    expect(signaling.receivedOfType('signaling.refused')).toEqual([
      { type: 'signaling.refused', reason: 'bad-session' },
    ]);
  });

  it('are requested again until a response arrives', () => {
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
