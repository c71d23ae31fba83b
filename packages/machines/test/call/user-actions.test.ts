import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { ben, cho, createMember } from '@visavis/protocol/testing';
import { createLock, newLink } from '../support/private-room.ts';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';

const states = { lobby, joining, waiting, 'in the room': () => inRoom(ben, cho) };
const camera = { id: 'c', deviceId: 'd', label: '' };

describe.each(Object.entries(states))('in the state %s', (_, given) => {
  it('devices can be opened, chosen, flipped and turned off and on', () => {
    const call = given();
    call.actor.send({ type: 'media.open', kinds: ['camera'] });
    call.actor.send({ type: 'device.choose', kind: 'camera', id: 'd' });
    call.actor.send({ type: 'quality.choose', quality: '360p' });
    call.actor.send({ type: 'microphone.toggle' });
    call.capture.current.report({ type: 'camera.live', track: camera });
    call.actor.send({ type: 'camera.flip' });
    call.actor.send({ type: 'camera.toggle' });
    call.actor.send({ type: 'microphone.off' });
    call.actor.send({ type: 'camera.off' });
    call.actor.send({ type: 'screenContent.choose', content: 'motion' });
    call.actor.send({ type: 'listening.choose', isListeningWhileMuted: false });
    expect(
      call.capture.current.commands
        .map(({ type }) => type)
        .filter((type) => !type.startsWith('set')),
    ).toEqual([
      'openDevices',
      'openDevices',
      'openDevices',
      'openDevices',
      'closeDevice',
      'closeDevice',
    ]);
  });

  it('the profile says which devices are on, with a higher revision each time', () => {
    const call = given();
    const { revision } = call.profile;
    call.actor.send({ type: 'media.open', kinds: ['camera'] });
    call.capture.current.report({ type: 'camera.live', track: camera });
    expect(call.profile).toMatchObject({ camera: true, microphone: false, screen: false });
    expect(call.profile.revision).toBeGreaterThan(revision);
    expect(call.context.slots).toEqual({ ...emptySlots, camera: 'c' });
  });

  it('the name can be changed', () => {
    const call = given();
    const { revision } = call.profile;
    call.actor.send({ type: 'rename', name: 'Anna' });
    expect(call.profile).toMatchObject({ name: 'Anna', revision: revision + 1 });
  });

  it('the profile is sealed again after a change of the link, as one with a higher revision', () => {
    const call = given();
    const before = call.profile;
    call.actor.send({ type: 'link.changed' });
    expect(call.profile).toEqual({ ...before, revision: before.revision + 1 });
  });

  it('the lock of a new link goes to the server once this member is in the room', () => {
    const call = given();
    const lock = createLock(1, newLink);
    call.actor.send({ type: 'link.change', lock });
    expect(call.server.commandsOfType('changeLink')).toEqual([{ type: 'changeLink', lock }]);
  });

  it('the ICE servers are stored', () => {
    const call = given();
    const servers = [{ urls: ['stun:stun.example'] }];
    call.server.current.report({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    expect(call.context.iceServers).toEqual(servers);
  });

  it('the signaling machine receives changes of the network', () => {
    const call = given();
    call.actor.send({ type: 'network.offline' });
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    call.clock.increment(1_000);
    expect(call.server.runs).toHaveLength(1);
    call.actor.send({ type: 'network.online' });
    expect(call.server.runs).toHaveLength(2);
    call.server.current.report({ type: 'server.open' });
    call.actor.send({ type: 'network.changed' });
    expect(call.server.runs).toHaveLength(3);
  });

  it('the user can retry the connection to the server', () => {
    const call = given();
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    call.actor.send({ type: 'retry' });
    expect(call.server.runs).toHaveLength(2);
  });
});

describe('in the room', () => {
  it('a screen can be shared with all peers', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'screen.toggle' });
    call.capture.current.report({ type: 'screen.live', video: 's', audio: null });
    const slots = { ...emptySlots, screen: 's' };
    for (const id of [ben, cho]) {
      expect(call.connectionsTo(id)[0]?.commands).toContainEqual({ type: 'setSlots', slots });
    }
    expect(call.server.commandsOfType('update').at(-1)?.profile.screen).toBe(true);
  });

  it('a hand can be raised and lowered, and the others receive it over server and data channel', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'hand.toggle' });
    expect(call.server.commandsOfType('update').at(-1)?.profile.hand).toBe(true);
    expect(call.connectionsTo(ben)[0]?.commands.at(-1)).toMatchObject({
      type: 'sendProfile',
      profile: { hand: true },
    });
    call.actor.send({ type: 'hand.toggle' });
    expect(call.server.commandsOfType('update').at(-1)?.profile.hand).toBe(false);
  });

  it('a later peer gets the current slots, profile and ICE servers', () => {
    const call = inRoom();
    const servers = [{ urls: ['stun:stun.example'] }];
    call.server.current.report({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    call.actor.send({ type: 'media.open', kinds: ['camera'] });
    call.capture.current.report({ type: 'camera.live', track: camera });
    call.receiveRoomEvent({
      type: 'joined',
      member: createMember(ben, { profile: call.profile }),
    });
    const [run] = call.connectionsTo(ben);
    expect(run?.input).toMatchObject({ iceServers: servers, slots: { camera: 'c' } });
    run?.report({ type: 'channel.open' });
    expect(run?.commands.at(-1)).toEqual({ type: 'sendProfile', profile: call.profile });
  });

  it('new ICE servers reach every peer', () => {
    const call = inRoom(ben, cho);
    const servers = [{ urls: ['turn:turn.example'] }];
    call.server.current.report({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    for (const id of [ben, cho]) {
      expect(call.connectionsTo(id)[0]?.commands).toContainEqual({
        type: 'setIceServers',
        iceServers: servers,
      });
    }
  });

  it('a changed network is reported to all peers and to the signaling machine', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'network.changed' });
    expect(call.server.runs).toHaveLength(2);
    expect(call.eventsToPeer(ben)).toContain('network.changed');
    expect(call.eventsToPeer(cho)).toContain('network.changed');
  });

  it('a retry for one peer does not affect the others or the server', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'retry', peer: ben });
    expect(call.connectionsTo(ben)).toHaveLength(2);
    expect(call.connectionsTo(cho)).toHaveLength(1);
    expect(call.server.runs).toHaveLength(1);
  });

  it('a retry for an unknown peer has no effect', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'retry', peer: cho });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.connection.runs).toHaveLength(1);
  });

  it('a reconnection to the server rebuilds the peers that had given up', () => {
    const call = inRoom(ben);
    for (let n = 0; n < 8; n += 1)
      call.connectionsTo(ben).at(-1)?.report({ type: 'connection.failed' });
    const before = call.connectionsTo(ben).length;
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    call.clock.increment(250);
    expect(call.connectionsTo(ben)).toHaveLength(before);
    call.server.current.report({ type: 'server.open' });
    expect(call.eventsToPeer(ben)).toContain('remote.reachable');
    expect(call.connectionsTo(ben)).toHaveLength(before + 1);
  });

  it('media continues while the server cannot be reached', () => {
    const call = inRoom(ben);
    call.server.current.report({ type: 'server.lost', jitter: 0 });
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
    expect(call.connectionsTo(ben)[0]?.isRunning).toBe(true);
  });
});
