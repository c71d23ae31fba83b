import { ben } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { PeerHarness } from '../../../src/testing/testing.ts';
import { connected, recoveryStateOf, receiving, mediaMissing } from '../../support/peer-states.ts';

const isMediaMissing = (peer: PeerHarness) => peer.actor.getSnapshot().context.isMediaMissing;

describe('the media flow', () => {
  it('reports to the parent that it stalled', () => {
    const peer = receiving();
    expect(peer.state.flow).toBe('receiving');
    peer.report({ type: 'flow.stalled' });
    expect(peer.state.flow).toBe('stalled');
    expect(peer.received.at(-1)).toEqual({ type: 'peer.stalled', from: ben });
    expect([recoveryStateOf(peer), isMediaMissing(peer)]).toEqual(['idle', false]);
  });

  it('is reset by a new connection of either side', () => {
    const mine = mediaMissing();
    mine.actor.send({ type: 'retry' });
    mine.report({ type: 'connection.failed' });
    mine.actor.send({ type: 'retry' });
    const theirs = mediaMissing();
    theirs.receive({ kind: 'description', type: 'offer', sdp: 'o' }, theirs.generation + 1);
    for (const peer of [mine, theirs]) {
      expect(peer.state.flow).toBe('stalled');
    }
    const peer = receiving();
    peer.receive({ kind: 'description', type: 'offer', sdp: 'o' }, peer.generation + 1);
    expect(peer.state.flow).toBe('stalled');
  });

  it('is missing after that until media arrives over the new connection, if it arrived over the old one', () => {
    const theirs = { kind: 'description', type: 'offer', sdp: 'o' } as const;
    const broken = mediaMissing();
    broken.actor.send({ type: 'retry' });
    broken.report({ type: 'connection.failed' });
    const replaced = mediaMissing();
    replaced.receive(theirs, replaced.generation + 1);
    const worked = receiving();
    worked.receive(theirs, worked.generation + 1);
    for (const peer of [broken, replaced, worked]) {
      expect(isMediaMissing(peer)).toBe(true);
      peer.report({ type: 'connection.connected' });
      expect(isMediaMissing(peer)).toBe(true);
      peer.report({ type: 'flow.receiving' });
      expect(isMediaMissing(peer)).toBe(false);
    }
    const nothingSent = connected();
    nothingSent.receive(theirs, nothingSent.generation + 1);
    expect(isMediaMissing(nothingSent)).toBe(false);
  });
});
