import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs } from '../../src/signaling/signaling.ts';
import { createProfile, roomName } from '@visavis/protocol/testing';
import { createLock, newLink } from '../support/private-room.ts';
import { joined, lost, online, reconnect } from '../support/signaling.ts';

describe('the own profile', () => {
  const renamed = createProfile({ name: 'Ana', revision: 2 });

  it('is sent to the server at once, and again with the next join', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'update', profile: renamed });
    expect(signaling.server.commandsOfType('update')).toEqual([
      { type: 'update', profile: renamed },
    ]);
    reconnect(signaling);
    expect(signaling.server.commandsOfType('join')[0]?.joinRequest.profile).toEqual(renamed);
  });

  it('waits for the next join while the server cannot be reached', () => {
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

  it('is not sent before a room is joined', () => {
    const signaling = online();
    signaling.actor.send({ type: 'update', profile: renamed });
    expect(signaling.server.commandsOfType('update')).toEqual([]);
  });
});

describe('the lock of a new link', () => {
  const lock = createLock(1, newLink);

  it('is sent to the server', () => {
    const signaling = joined();
    signaling.actor.send({ type: 'changeLink', lock });
    expect(signaling.server.commandsOfType('changeLink')).toEqual([{ type: 'changeLink', lock }]);
  });

  it('does not wait for a server that cannot be reached: who sends it does so again', () => {
    const signaling = joined();
    signaling.server.current.report(lost);
    signaling.actor.send({ type: 'changeLink', lock });
    reconnect(signaling);
    expect(signaling.server.commandsOfType('changeLink')).toEqual([]);
  });
});

describe('the room peek', () => {
  it('is requested and forwarded', () => {
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
