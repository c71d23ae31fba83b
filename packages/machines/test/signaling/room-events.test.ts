import type { RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs } from '../../src/signaling/signaling.ts';
import { ana, ben, createOffer, createRoomSnapshot, eventIdAt } from '@visavis/protocol/testing';
import { joined, reconnect, joinRequest } from '../support/signaling.ts';
import { arrive } from '../support/signal-delivery.ts';

describe('events of the room', () => {
  it('are forwarded in order', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 2, { type: 'away', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
    ]);
  });

  it('are forwarded once, although a reconnection repeats them', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 2, { type: 'away', id: ben });
    reconnect(signaling);
    expect(signaling.server.commandsOfType('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: eventIdAt(2) },
    ]);
    arrive(signaling, 2, { type: 'away', id: ben });
    arrive(signaling, 3, { type: 'back', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
      'back',
    ]);
  });

  it('of an unknown type are not forwarded, and leave no gap', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 2, null);
    arrive(signaling, 3, { type: 'away', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
    ]);
    arrive(signaling, 4, null);
    reconnect(signaling);
    expect(signaling.server.commandsOfType('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: eventIdAt(4) },
    ]);
  });

  it('after a gap are not forwarded; the connection is reopened from the last event', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 3, { type: 'back', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent')).toHaveLength(1);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.server.current.isRunning).toBe(false);
    expect(signaling.actor.getSnapshot().context.failedAttempts).toBe(1);
    signaling.clock.increment(computeReconnectBackoffMs(1, 0.5) - 1);
    expect(signaling.server.runs).toHaveLength(1);
    signaling.clock.increment(1);
    signaling.server.current.report({ type: 'server.open' });
    expect(signaling.server.commandsOfType('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: eventIdAt(1) },
    ]);
  });

  it('continue after a resync, whatever its number', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 9, createRoomSnapshot('resync', ana, [ben]));
    arrive(signaling, 10, { type: 'away', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent')).toHaveLength(3);
  });

  it('with nothing but duplicate signals are dropped, but their number counts as received', () => {
    const signaling = joined();
    const signals: RoomEvent = {
      type: 'signal',
      from: ben,
      generation: 5,
      firstSequence: 1,
      signals: [createOffer()],
    };
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(signaling, 2, signals);
    arrive(signaling, 3, signals);
    arrive(signaling, 4, { type: 'away', id: ben });
    expect(signaling.receivedOfType('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'signal',
      'away',
    ]);
  });

  it('of a room that is joined again start from the beginning', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    signaling.actor.send({ type: 'join', joinRequest });
    expect(signaling.server.commandsOfType('join').at(-1)).toEqual({
      type: 'join',
      joinRequest,
      lastEventId: null,
    });
  });
});
