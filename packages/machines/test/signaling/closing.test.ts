import { describe, expect, it } from 'vitest';
import { startSignaling } from '../../src/testing/testing.ts';
import { connecting, joined, lost, offline } from '../support/signaling.ts';

describe('closing', () => {
  it('leaves the room first, and is done when the connection is closed', () => {
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
  ])('is done at once %s, without a running connection', (_, given) => {
    const signaling = given();
    signaling.actor.send({ type: 'close' });
    expect(signaling.state).toBe('closed');
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(1);
    expect(signaling.server.runs.every(({ isRunning }) => !isRunning)).toBe(true);
  });

  it('is reported again when close is sent again', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'close' });
    signaling.actor.send({ type: 'close' });
    expect(signaling.receivedOfType('signaling.closed')).toHaveLength(2);
  });

  it('ignores all further events', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'close' });
    signaling.actor.send({ type: 'start' });
    expect(signaling.state).toBe('closed');
    expect(signaling.server.runs).toHaveLength(0);
  });
});
