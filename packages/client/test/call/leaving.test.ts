import { describe, expect, test } from 'vitest';
import {
  waitForConnections,
  peerIdOf,
  waitForMemberCount,
  joinAndConnect,
  createParticipant,
  waitForCall,
  openDevices,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { createWrtcPlatform, type WrtcPlatform } from '../support/wrtc-platform.ts';

const connectionStatesOf = ({ connections }: WrtcPlatform) =>
  connections.map(({ connectionState }) => connectionState);

describe('a member who leaves', () => {
  test('disappears for the others at once, and releases devices and connections', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    const id = peerIdOf(ben);

    ben.call.send({ type: 'leave' });

    await Promise.all([waitForCall(ben, (s) => s.matches('left')), waitForMemberCount(ana, 0)]);
    expect(ana.call.streams.getRemote(id, 'user')).toBeNull();
    expect(connectionStatesOf(ben.platform)).toEqual(['closed']);
    expect(connectionStatesOf(ana.platform)).toEqual(['closed']);
    expect(
      ben.platform.mediaDevices.openedTracks.every(({ readyState }) => readyState === 'ended'),
    ).toBe(true);
    await waitUntil('the server has one connection', () => server.size().connections === 1);
  });

  test('can join again with the same id', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);
    const id = peerIdOf(ben);
    ben.call.send({ type: 'leave' });
    await Promise.all([waitForCall(ben, (s) => s.matches('left')), waitForMemberCount(ana, 0)]);

    ben.call.send({ type: 'returnToLobby' });
    ben.call.send({ type: 'join' });

    await waitForConnections(ana, ben);
    expect(peerIdOf(ben)).toBe(id);
  });

  test('leaves in bounded time if the server does not respond', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    await joinAndConnect(ana);
    ana.platform.socketTap.freeze();

    ana.call.send({ type: 'leave' });

    const { children } = await waitForCall(ana, (s) => s.matches('left'));
    expect(Object.keys(children)).toEqual([]);
  });
});

test('a second page with the same session is connected, and the first one is replaced', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const before = ben.platform.connections.length;

  using newPage = createParticipant(server, 'Ana', {
    platform: createWrtcPlatform(ana.platform.identity),
  });
  newPage.call.send({ type: 'join' });

  await waitForCall(ana, (s) => s.matches('replaced'));
  await waitUntil('a new connection', () => ben.platform.connections.length === before + 1);
  await waitForConnections(newPage, ben);
  expect(peerIdOf(newPage)).toBe(peerIdOf(ana));
  expect(connectionStatesOf(ana.platform)).toEqual(['closed']);
  expect(ana.platform.socketTap.sockets).toHaveLength(1);
});
