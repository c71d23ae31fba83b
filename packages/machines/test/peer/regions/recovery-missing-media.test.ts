import { ben } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { peerDelays, pathSettleMs } from '../../../src/peer/peer.ts';
import type { PeerHarness } from '../../../src/testing/testing.ts';
import {
  connected,
  disconnected,
  recoveryStages,
  recoveryStateOf,
  receiving,
  mediaMissing,
} from '../../support/peer-states.ts';

/** Then an ICE restart has been negotiated. */
function iceRestartNegotiated(): PeerHarness {
  const peer = mediaMissing();
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
  peer.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
  peer.report({ type: 'answer.accepted', round: peer.round });
  return peer;
}

const isMediaMissing = (peer: PeerHarness) => peer.actor.getSnapshot().context.isMediaMissing;

describe('missing media', () => {
  it('restarts ICE at once, long before the browser notices', () => {
    const peer = mediaMissing();
    expect([recoveryStateOf(peer), isMediaMissing(peer)]).toEqual(['restartingIce', true]);
    expect(peer.connection.commandsOfType('restartIce')).toHaveLength(1);
  });

  it('waits for the new path if the peer has just restarted ICE', () => {
    const peer = receiving();
    peer.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
    peer.report({ type: 'flow.stalled' });
    peer.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(peer)).toBe('restartingIce');
    peer.clock.increment(pathSettleMs(null) - 1);
    expect(peer.connection.commandsOfType('restartIce')).toEqual([]);
    expect(peer.connection.runs).toHaveLength(1);
    peer.clock.increment(1);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('restarts ICE if the last negotiation was a while ago', () => {
    const peer = receiving();
    peer.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
    peer.clock.increment(pathSettleMs(null));
    peer.report({ type: 'flow.stalled' });
    peer.actor.send({ type: 'media.missing' });
    expect(peer.connection.commandsOfType('restartIce')).toHaveLength(1);
  });

  it('ends the recovery when video arrives again', () => {
    const peer = mediaMissing();
    peer.report({ type: 'flow.receiving' });
    expect([recoveryStateOf(peer), isMediaMissing(peer)]).toEqual(['idle', false]);
  });

  it('ends the recovery when audio arrives again, before video does', () => {
    const peer = mediaMissing();
    peer.report({ type: 'flow.audioOnly' });
    expect([peer.state.flow, recoveryStateOf(peer), isMediaMissing(peer)]).toEqual([
      'audioOnly',
      'idle',
      false,
    ]);
    peer.report({ type: 'flow.receiving' });
    expect(peer.state.flow).toBe('receiving');
  });

  it('needs no recovery if only the video stopped', () => {
    const peer = receiving();
    peer.report({ type: 'flow.audioOnly' });
    expect([peer.state.flow, recoveryStateOf(peer), isMediaMissing(peer)]).toEqual([
      'audioOnly',
      'idle',
      false,
    ]);
    expect(peer.connection.commandsOfType('restartIce')).toEqual([]);
  });

  it('is reported again if only audio came back and stopped', () => {
    const peer = mediaMissing();
    peer.report({ type: 'flow.audioOnly' });
    peer.report({ type: 'flow.stalled' });
    expect(peer.state.flow).toBe('stalled');
    expect(peer.received.at(-1)).toEqual({ type: 'peer.stalled', from: ben });
    peer.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(peer)).toBe('restartingIce');
  });

  it('does not rebuild a connection over which audio arrives', () => {
    const peer = iceRestartNegotiated();
    peer.report({ type: 'connection.disconnected' });
    peer.report({ type: 'flow.audioOnly' });
    peer.clock.increment(pathSettleMs(null));
    expect(peer.connection.runs).toHaveLength(1);
  });

  it('rebuilds the connection if no media arrives over the new path', () => {
    const peer = iceRestartNegotiated();
    peer.clock.increment(pathSettleMs(null) - 1);
    expect(recoveryStateOf(peer)).toBe('restartingIce');
    peer.clock.increment(1);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('rebuilds the connection also if the peer offered the ICE restart', () => {
    const peer = mediaMissing();
    peer.receive({ kind: 'description', type: 'offer', sdp: 'theirs' });
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
    peer.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('keeps the connection while the ICE restart has no answer, because the old path may work again', () => {
    const peer = mediaMissing();
    peer.clock.increment(peerDelays.iceRestartTimeoutMs - 1);
    expect(recoveryStateOf(peer)).toBe('restartingIce');
    expect(peer.connection.runs).toHaveLength(1);
  });

  it('keeps the connection if media arrives over the new path in time', () => {
    const peer = iceRestartNegotiated();
    peer.report({ type: 'flow.receiving' });
    peer.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(peer)).toBe('idle');
    expect(peer.connection.runs).toHaveLength(1);
  });

  it('rebuilds the connection also if media stopped after the answer', () => {
    const peer = receiving();
    peer.actor.send({ type: 'network.changed' });
    peer.report({ type: 'negotiationneeded' });
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
    peer.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    peer.report({ type: 'answer.accepted', round: peer.round });
    peer.report({ type: 'flow.stalled' });
    peer.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(peer)).toBe('restartingIce');
    peer.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('is not assumed if neither peer sends media', () => {
    const peer = connected();
    peer.actor.send({ type: 'network.changed' });
    peer.report({ type: 'negotiationneeded' });
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
    peer.receive({ kind: 'description', type: 'answer', sdp: 'theirs' });
    peer.report({ type: 'answer.accepted', round: peer.round });
    peer.clock.increment(pathSettleMs(null));
    expect(recoveryStateOf(peer)).toBe('restartingIce');
  });

  it.each(Object.entries(recoveryStages))('does not change a running recovery: %s', (_, given) => {
    const peer = given();
    const before = recoveryStateOf(peer);
    peer.actor.send({ type: 'media.missing' });
    expect(recoveryStateOf(peer)).toBe(before);
  });

  it('that arrives again does not end the recovery of a broken connection', () => {
    const peer = disconnected();
    peer.clock.increment(peerDelays.disconnectedGraceMs);
    peer.report({ type: 'flow.receiving' });
    expect(recoveryStateOf(peer)).toBe('restartingIce');
  });
});
