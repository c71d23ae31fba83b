import { ben, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { PeerHarness } from '../../../src/testing/testing.ts';
import { receiving } from '../../support/peer-states.ts';

/** What the peer machine has told its parent about the voice. */
const reportedVoice = ({ received }: PeerHarness) =>
  received.flatMap((event) => (event.type === 'peer.voice' ? [event] : []));

function speaking(): PeerHarness {
  const peer = receiving();
  peer.report({ type: 'voice.speaking' });
  return peer;
}

describe('the voice of a peer', () => {
  it('is reported to the parent when it starts and when it stops', () => {
    const peer = speaking();
    expect(peer.state.voice).toBe('speaking');
    peer.report({ type: 'voice.silent' });
    expect(peer.state.voice).toBe('silent');
    expect(reportedVoice(peer)).toEqual([
      { type: 'peer.voice', from: ben, isSpeaking: true },
      { type: 'peer.voice', from: ben, isSpeaking: false },
    ]);
  });

  it('ends with its connection, whichever side replaces it', () => {
    const replaced = speaking();
    replaced.receive(createOffer(), replaced.generation + 1);
    const rebuilt = speaking();
    rebuilt.actor.send({ type: 'retry' });
    rebuilt.report({ type: 'connection.failed' });
    rebuilt.actor.send({ type: 'retry' });
    for (const peer of [replaced, rebuilt]) {
      expect(peer.state.voice).toBe('silent');
      expect(reportedVoice(peer).at(-1)).toMatchObject({ isSpeaking: false });
    }
  });
});
