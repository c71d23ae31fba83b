import { describe, expect, it } from 'vitest';
import { computeOpenTimeoutMs } from '../../src/signaling/signaling.ts';
import { startSignaling } from '../../src/testing/testing.ts';
import { connecting, joinRequest, lost, online } from '../support/signaling.ts';

describe('connecting to the server', () => {
  it('does not start before the event start', () => {
    const { server, state } = startSignaling();
    expect(state).toBe('idle');
    expect(server.runs).toHaveLength(0);
  });

  it('opens one connection, reports that it is online and requests ICE servers', () => {
    const { server, state, received } = online();
    expect(state).toBe('online');
    expect(server.runs).toHaveLength(1);
    expect(received).toEqual([{ type: 'signaling.online' }]);
    expect(server.current.commands).toEqual([{ type: 'requestIceServers' }]);
  });

  it('joins as soon as the connection is open if join came before', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.actor.send({ type: 'join', joinRequest });
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.server.commandsOfType('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: null },
    ]);
  });

  it('gives up a connection that does not open in time, and waits', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.clock.increment(
      computeOpenTimeoutMs(signaling.actor.getSnapshot().context.failedAttempts),
    );
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
  });

  it('waits if the first connection is lost before it is open', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'start' });
    signaling.server.current.report(lost);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
  });

  it('ignores reports of a connection that it has stopped', () => {
    const signaling = connecting();
    signaling.server.runs[0]?.report({ type: 'server.open' });
    expect(signaling.state).toEqual({ resuming: 'connecting' });
  });
});
