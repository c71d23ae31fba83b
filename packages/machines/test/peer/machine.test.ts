import { ben, createCandidate, createOffer, createProfile } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { unknownStats, type ConnectionStats } from '../../src/peer/peer.ts';
import { startPeer, stunServer, turnServer, type PeerHarness } from '../../src/testing/testing.ts';
import { connected, negotiated } from '../support/peer-states.ts';

/** The connection breaks, and the user retries. */
function rebuild(peer: PeerHarness): void {
  peer.report({ type: 'connection.disconnected' });
  peer.actor.send({ type: 'retry' });
}

const stats: ConnectionStats = {
  ...unknownStats,
  localCandidate: 'host',
  remoteCandidate: 'relay',
  protocol: 'udp',
  roundTripMs: 40,
  receivedBitrate: 1_000_000,
  sentBitrate: 500_000,
  lossRatio: 0,
  frameWidth: 1280,
  frameHeight: 720,
  framesPerSecond: 30,
};

describe('the peer machine', () => {
  it('starts its connection with its input', () => {
    const { connection } = startPeer({ iceServers: [stunServer, turnServer] });
    expect(connection.current.input).toEqual({
      remote: ben,
      role: 'offerer',
      iceServers: [stunServer, turnServer],
      iceTransportPolicy: 'all',
      slots: emptySlots,
      hasBeenConnected: false,
    });
  });

  it('sends each candidate with its generation', () => {
    const peer = startPeer();
    peer.report({ type: 'icecandidate', candidate: createCandidate() });
    expect(peer.received).toEqual([
      { type: 'peer.signal', to: ben, generation: 1001, number: 0, signal: createCandidate() },
    ]);
  });

  it('sends no candidate before it has a generation', () => {
    const peer = startPeer({ role: 'answerer' });
    peer.report({ type: 'icecandidate', candidate: createCandidate() });
    expect(peer.received).toEqual([]);
  });

  it('forwards the profile of the peer to its parent', () => {
    const peer = startPeer();
    const benProfile = createProfile({ name: 'Ben', revision: 9 });
    peer.report({ type: 'profile.received', profile: benProfile });
    expect(peer.received).toEqual([{ type: 'peer.profile', from: ben, profile: benProfile }]);
  });

  it('passes changed slots, profile and ICE servers to its connection', () => {
    const peer = connected();
    const slots = { ...emptySlots, camera: 'track' };
    const anaProfile = createProfile({ name: 'Ana', revision: 2 });
    peer.actor.send({ type: 'slots.changed', slots });
    peer.actor.send({ type: 'profile.changed', profile: anaProfile });
    peer.actor.send({ type: 'iceServers.changed', iceServers: [turnServer] });
    expect(peer.connection.current.commands.slice(-3)).toEqual([
      { type: 'setSlots', slots },
      { type: 'sendProfile', profile: anaProfile },
      { type: 'setIceServers', iceServers: [turnServer] },
    ]);
  });

  it('passes changed slots and ICE servers to a rebuilt connection', () => {
    const peer = connected();
    const slots = { ...emptySlots, camera: 'track' };
    peer.actor.send({ type: 'slots.changed', slots });
    peer.actor.send({ type: 'iceServers.changed', iceServers: [turnServer] });
    peer.report({ type: 'connection.failed' });
    peer.actor.send({ type: 'retry' });
    expect(peer.connection.current.input).toMatchObject({ slots, iceServers: [turnServer] });
  });

  it('stores the newest statistics', () => {
    const peer = connected();
    peer.report({ type: 'stats.updated', stats });
    expect(peer.actor.getSnapshot().context.stats).toEqual(stats);
  });
});

describe('hasBeenConnected', () => {
  const hasBeenConnected = (peer: PeerHarness) => peer.actor.getSnapshot().context.hasBeenConnected;

  it('is false before the first connection', () => {
    const peer = negotiated();
    peer.report({ type: 'connection.connecting' });
    expect(hasBeenConnected(peer)).toBe(false);
  });

  it.each([
    ['it is disconnected', (peer: PeerHarness) => peer.report({ type: 'connection.disconnected' })],
    ['this side rebuilds it', rebuild],
    ['the peer rebuilds it', (peer: PeerHarness) => peer.receive(createOffer(), 5_000)],
    [
      'recovery is given up',
      (peer: PeerHarness) => {
        rebuild(peer);
        for (let minute = 0; minute < 8; minute += 1) peer.clock.increment(60_000);
        expect(peer.state.recovery).toBe('givenUp');
      },
    ],
  ])('is remembered when %s', (_, happens) => {
    const peer = connected();
    happens(peer);
    expect(peer.state.connection).not.toBe('connected');
    expect(hasBeenConnected(peer)).toBe(true);
  });

  it('is known to the connections that are created after that', () => {
    const peer = connected();
    rebuild(peer);
    peer.receive(createOffer(), 5_000);
    const known = peer.connection.runs.map(({ input }) => input.hasBeenConnected);
    expect(known).toEqual([false, true, true]);
  });
});
