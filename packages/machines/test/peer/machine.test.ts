import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { rateConnectionQuality, unknownStats, type ConnectionStats } from '../../src/peer/peer.ts';
import { ben, candidate, offer, profile } from '../support/fixtures.ts';
import {
  negotiated,
  connected,
  startPeer,
  stun,
  turn,
  type PeerHarness,
} from '../support/peer-harness.ts';

/** The network breaks, and the person asks for a new connection. */
function rebuild(all: PeerHarness): void {
  all.report({ type: 'connection.disconnected' });
  all.actor.send({ type: 'retry' });
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

describe('what passes through a peer', () => {
  it('is made for the remote person with what the call knows', () => {
    const { connection } = startPeer({ iceServers: [stun, turn] });
    expect(connection.now.input).toEqual({
      remote: ben,
      role: 'offerer',
      iceServers: [stun, turn],
      iceTransportPolicy: 'all',
      slots: emptySlots,
    });
  });

  it('is each candidate, with its generation', () => {
    const all = startPeer();
    all.report({ type: 'icecandidate', candidate: candidate() });
    expect(all.heard).toEqual([
      { type: 'peer.signal', to: ben, generation: 1001, signal: candidate() },
    ]);
  });

  it('is no candidate of a connection that has no generation', () => {
    const all = startPeer({ role: 'answerer' });
    all.report({ type: 'icecandidate', candidate: candidate() });
    expect(all.heard).toEqual([]);
  });

  it('is what the remote person says of themselves over the data channel', () => {
    const all = startPeer();
    const said = profile({ name: 'Ben', revision: 9 });
    all.report({ type: 'profile.received', profile: said });
    expect(all.heard).toEqual([{ type: 'peer.profile', from: ben, profile: said }]);
  });

  it('is what this person says and sends', () => {
    const all = connected();
    const slots = { ...emptySlots, camera: 'track' };
    const said = profile({ name: 'Ana', revision: 2 });
    all.actor.send({ type: 'slots.changed', slots });
    all.actor.send({ type: 'profile.changed', profile: said });
    all.actor.send({ type: 'iceServers.changed', iceServers: [turn] });
    expect(all.connection.now.commands.slice(-3)).toEqual([
      { type: 'setSlots', slots },
      { type: 'sendProfile', profile: said },
      { type: 'setIceServers', iceServers: [turn] },
    ]);
  });

  it('is given to a connection built anew as well', () => {
    const all = connected();
    const slots = { ...emptySlots, camera: 'track' };
    all.actor.send({ type: 'slots.changed', slots });
    all.actor.send({ type: 'iceServers.changed', iceServers: [turn] });
    all.report({ type: 'connection.failed' });
    all.actor.send({ type: 'retry' });
    expect(all.connection.now.input).toMatchObject({ slots, iceServers: [turn] });
  });

  it('is the newest look at the statistics', () => {
    const all = connected();
    all.report({ type: 'stats', stats });
    expect(all.actor.getSnapshot().context.stats).toEqual(stats);
  });
});

describe('the quality of a connection', () => {
  const sends = { microphone: true, camera: true };
  const silent = { microphone: false, camera: false };

  it.each([
    [null, 'unknown'],
    [{ ...stats, roundTripMs: null }, 'unknown'],
    [stats, 'good'],
    [{ ...stats, roundTripMs: 300, lossRatio: 0.02 }, 'good'],
    [{ ...stats, roundTripMs: 301 }, 'fair'],
    [{ ...stats, lossRatio: 0.021 }, 'fair'],
    [{ ...stats, roundTripMs: 600, lossRatio: 0.08 }, 'fair'],
    [{ ...stats, roundTripMs: 601 }, 'poor'],
    [{ ...stats, lossRatio: 0.081 }, 'poor'],
  ] as const)('of %o is %s', (stats, quality) => {
    expect(rateConnectionQuality(stats, sends)).toBe(quality);
  });

  // The other browser's reports about what it receives still come in.
  const nothing = { ...stats, receivedBitrate: 3_000, lossRatio: null };

  it.each([
    ['picture', { microphone: false, camera: true }],
    ['sound', { microphone: true, camera: false }],
  ])('is not known where nothing arrives although %s is sent', (_, sent) => {
    expect(rateConnectionQuality(nothing, sent)).toBe('unknown');
    expect(rateConnectionQuality({ ...nothing, roundTripMs: 301 }, sent)).toBe('unknown');
    expect(rateConnectionQuality({ ...nothing, roundTripMs: 601 }, sent)).toBe('poor');
  });

  it('is told by the way alone where nothing is sent', () => {
    expect(rateConnectionQuality(nothing, silent)).toBe('good');
    expect(rateConnectionQuality({ ...nothing, roundTripMs: 301 }, silent)).toBe('fair');
  });
});

describe('that two people have been connected', () => {
  const ever = (all: PeerHarness) => all.actor.getSnapshot().context.hasBeenConnected;

  it('is not so before they are', () => {
    const all = negotiated();
    all.report({ type: 'connection.connecting' });
    expect(ever(all)).toBe(false);
  });

  it.each([
    ['it breaks', (all: PeerHarness) => all.report({ type: 'connection.disconnected' })],
    ['it is built anew on this side', rebuild],
    ['it is built anew on the other side', (all: PeerHarness) => all.receive(offer(), 5_000)],
    [
      'everything is given up',
      (all: PeerHarness) => {
        rebuild(all);
        for (let minute = 0; minute < 8; minute += 1) all.clock.increment(60_000);
        expect(all.state.recovery).toBe('givenUp');
      },
    ],
  ])('is remembered when %s', (_, happens) => {
    const all = connected();
    happens(all);
    expect(all.state.connection).not.toBe('connected');
    expect(ever(all)).toBe(true);
  });
});
