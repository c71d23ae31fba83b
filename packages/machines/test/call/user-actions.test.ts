import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { ben, cho } from '@visavis/protocol/testing';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';

const states = { lobby, joining, waiting, 'in the room': () => inRoom(ben, cho) };
const camera = { id: 'c', deviceId: 'd', label: '' };

describe.each(Object.entries(states))('what holds everywhere: %s', (_, given) => {
  it('is that devices can be opened, chosen and turned off and on', () => {
    const all = given();
    all.actor.send({ type: 'media.open', kinds: ['camera'] });
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'd' });
    all.actor.send({ type: 'quality.choose', quality: '360p' });
    all.actor.send({ type: 'microphone.toggle' });
    all.capture.now.sendReport({ type: 'camera.live', track: camera });
    all.actor.send({ type: 'camera.toggle' });
    expect(
      all.capture.now.commands
        .map(({ type }) => type)
        .filter((type) => type !== 'setCaptureHeight'),
    ).toEqual(['openDevices', 'openDevices', 'openDevices', 'closeDevice']);
  });

  it('is that the profile says which devices run, with a higher revision each time', () => {
    const all = given();
    const { revision } = all.profile;
    all.actor.send({ type: 'media.open', kinds: ['camera'] });
    all.capture.now.sendReport({ type: 'camera.live', track: camera });
    expect(all.profile).toMatchObject({ camera: true, microphone: false, screen: false });
    expect(all.profile.revision).toBeGreaterThan(revision);
    expect(all.context.slots).toEqual({ ...emptySlots, camera: 'c' });
  });

  it('is a name that can be changed', () => {
    const all = given();
    const { revision } = all.profile;
    all.actor.send({ type: 'rename', name: 'Anna' });
    expect(all.profile).toMatchObject({ name: 'Anna', revision: revision + 1 });
  });

  it('is that the ICE servers are taken', () => {
    const all = given();
    const servers = [{ urls: ['stun:stun.example'] }];
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    expect(all.context.iceServers).toEqual(servers);
  });

  it('is that the connection to the server follows the network', () => {
    const all = given();
    all.actor.send({ type: 'network.offline' });
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    all.clock.increment(1_000);
    expect(all.server.runs).toHaveLength(1);
    all.actor.send({ type: 'network.online' });
    expect(all.server.runs).toHaveLength(2);
    all.server.now.sendReport({ type: 'server.open' });
    all.actor.send({ type: 'network.changed' });
    expect(all.server.runs).toHaveLength(3);
  });

  it('is that the person can ask for another try to reach the server', () => {
    const all = given();
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    all.actor.send({ type: 'retry' });
    expect(all.server.runs).toHaveLength(2);
  });
});

describe('in the room', () => {
  it('a screen can be shared, and every connection gets its slot', () => {
    const all = inRoom(ben, cho);
    all.actor.send({ type: 'screen.toggle' });
    all.capture.now.sendReport({ type: 'screen.live', video: 's', audio: null });
    const slots = { ...emptySlots, screen: 's' };
    for (const id of [ben, cho]) {
      expect(all.runsOf(id)[0]?.commands).toContainEqual({ type: 'setSlots', slots });
    }
    expect(all.server.told('update').at(-1)?.profile.screen).toBe(true);
  });

  it('a hand can be raised and taken down, and the others hear of it both ways', () => {
    const all = inRoom(ben);
    all.actor.send({ type: 'hand.toggle' });
    expect(all.server.told('update').at(-1)?.profile.hand).toBe(true);
    expect(all.runsOf(ben)[0]?.commands.at(-1)).toMatchObject({
      type: 'sendProfile',
      profile: { hand: true },
    });
    all.actor.send({ type: 'hand.toggle' });
    expect(all.server.told('update').at(-1)?.profile.hand).toBe(false);
  });

  it('a connection made later gets the slots, the profile and the ICE servers of the time', () => {
    const all = inRoom();
    const servers = [{ urls: ['stun:stun.example'] }];
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    all.actor.send({ type: 'media.open', kinds: ['camera'] });
    all.capture.now.sendReport({ type: 'camera.live', track: camera });
    all.arrive({ type: 'joined', member: { id: ben, profile: all.profile, presence: 'present' } });
    const [run] = all.runsOf(ben);
    expect(run?.input).toMatchObject({ iceServers: servers, slots: { camera: 'c' } });
    run?.sendReport({ type: 'channel.open' });
    expect(run?.commands.at(-1)).toEqual({ type: 'sendProfile', profile: all.profile });
  });

  it('fresh ICE servers reach every connection', () => {
    const all = inRoom(ben, cho);
    const servers = [{ urls: ['turn:turn.example'] }];
    all.server.now.sendReport({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
    for (const id of [ben, cho]) {
      expect(all.runsOf(id)[0]?.commands).toContainEqual({
        type: 'setIceServers',
        iceServers: servers,
      });
    }
  });

  it('a changed network is told to everyone’s connection and to the server’s', () => {
    const all = inRoom(ben, cho);
    all.actor.send({ type: 'network.changed' });
    expect(all.server.runs).toHaveLength(2);
    expect(all.toldPeer(ben)).toContain('network.changed');
    expect(all.toldPeer(cho)).toContain('network.changed');
  });

  it('another try with one person concerns nobody else, and not the server', () => {
    const all = inRoom(ben, cho);
    all.actor.send({ type: 'retry', peer: ben });
    expect(all.runsOf(ben)).toHaveLength(2);
    expect(all.runsOf(cho)).toHaveLength(1);
    expect(all.server.runs).toHaveLength(1);
  });

  it('another try with somebody who is not there changes nothing', () => {
    const all = inRoom(ben);
    all.actor.send({ type: 'retry', peer: cho });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.connection.runs).toHaveLength(1);
  });

  it('a server that is reached again is a chance for those connections that were given up', () => {
    const all = inRoom(ben);
    for (let n = 0; n < 8; n += 1)
      all.runsOf(ben).at(-1)?.sendReport({ type: 'connection.failed' });
    const before = all.runsOf(ben).length;
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    all.clock.increment(250);
    expect(all.runsOf(ben)).toHaveLength(before);
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.toldPeer(ben)).toContain('remote.reachable');
    expect(all.runsOf(ben)).toHaveLength(before + 1);
  });

  it('media goes on while the server is away', () => {
    const all = inRoom(ben);
    all.server.now.sendReport({ type: 'server.lost', jitter: 0 });
    expect(all.state).toEqual({ inRoom: 'together' });
    expect(all.runsOf(ben)[0]?.isRunning).toBe(true);
  });
});
