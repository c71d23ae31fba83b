import { createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { startPeer } from '../../src/testing/testing.ts';
import { connected, disconnected } from '../support/peer-states.ts';

const slots = { ...emptySlots, microphone: 'm', camera: 'c', screen: 's' };
const withoutCamera = { ...slots, camera: null };

describe('video that the user does not want', () => {
  it('is told to the peer once the data channel is open, and when the choice changes', () => {
    const peer = startPeer({ isVideoWanted: false });
    expect(peer.connection.commandsOfType('sendWanted')).toEqual([]);
    peer.report({ type: 'channel.open' });
    peer.actor.send({ type: 'videoWanted.changed', isVideoWanted: true });
    const wanted = peer.connection.commandsOfType('sendWanted').map(({ video }) => video);
    expect(wanted).toEqual([false, true]);
  });

  it('is told again over a rebuilt connection', () => {
    const peer = connected();
    peer.actor.send({ type: 'videoWanted.changed', isVideoWanted: false });
    peer.actor.send({ type: 'retry' });
    peer.report({ type: 'connection.failed' });
    peer.actor.send({ type: 'retry' });
    peer.report({ type: 'channel.open' });
    expect(peer.connection.commandsOfType('sendWanted').at(-1)?.video).toBe(false);
  });

  it('needs no message as long as everything is wanted', () => {
    const peer = startPeer();
    peer.report({ type: 'channel.open' });
    expect(peer.connection.commandsOfType('sendWanted')).toEqual([]);
  });
});

describe('video that the peer does not want', () => {
  it('is not sent until the peer wants it again, also if the devices change', () => {
    const peer = connected({ slots });
    peer.report({ type: 'wanted.received', video: false });
    peer.actor.send({ type: 'slots.changed', slots: { ...slots, camera: 'other camera' } });
    peer.report({ type: 'wanted.received', video: true });
    expect(peer.connection.commandsOfType('setSlots').map((command) => command.slots)).toEqual([
      withoutCamera,
      withoutCamera,
      { ...slots, camera: 'other camera' },
    ]);
  });

  it('is sent over a new connection, where the peer says again what it wants', () => {
    const peer = connected({ slots });
    peer.report({ type: 'wanted.received', video: false });
    peer.receive(createOffer(), peer.generation + 2);
    expect(peer.connection.current.input.slots).toEqual(slots);
  });

  it('may be a last word that comes after the end of the connection', () => {
    const peer = disconnected({ slots });
    peer.actor.send({ type: 'disconnect' });
    peer.actor.send({ type: 'wanted.received', video: false });
    peer.actor.send({ type: 'videoWanted.changed', isVideoWanted: false });
    expect(peer.actor.getSnapshot().status).toBe('active');
  });
});
