import { ana, ben, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { awaitingAnswer, impolite, negotiated, polite } from '../../support/peer-states.ts';
import {
  accepting,
  answering,
  awaitingLaterAnswer,
  ignoring,
  making,
} from '../../support/negotiation-states.ts';

// webrtc-pc section 10.7: an offer collides with one that is being made or that has no answer yet, unless an
// answer is being applied. The impolite peer ignores it, the polite peer rolls back its own.
describe('an offer that arrives', () => {
  it.each([
    ['idle', 'polite', negotiated, polite, 'answering'],
    ['idle', 'impolite', negotiated, impolite, 'answering'],
    ['makingOffer', 'polite', making, polite, 'answering'],
    ['makingOffer', 'impolite', making, impolite, 'makingOffer'],
    ['awaitingAnswer', 'polite', awaitingLaterAnswer, polite, 'answering'],
    ['awaitingAnswer', 'impolite', awaitingAnswer, impolite, 'ignoringOffer'],
    ['acceptingAnswer', 'polite', accepting, polite, 'answering'],
    ['acceptingAnswer', 'impolite', accepting, impolite, 'answering'],
    ['answering', 'polite', answering, polite, 'answering'],
    ['answering', 'impolite', answering, impolite, 'answering'],
    ['ignoringOffer', 'impolite', ignoring, impolite, 'ignoringOffer'],
  ] as const)('while %s at the %s peer', (state, politeness, given, options, next) => {
    const peer = given(options);
    expect(peer.state.negotiation).toBe(state);
    const before = peer.connection.commandsOfType('acceptOffer').length;
    peer.receive(createOffer('colliding'));
    expect(peer.state.negotiation).toBe(next);
    const collides = state !== 'idle' && state !== 'acceptingAnswer';
    const ignored = politeness === 'impolite' && collides;
    const accepted = peer.connection.commandsOfType('acceptOffer').slice(before);
    expect(accepted.map(({ sdp }) => sdp)).toEqual(ignored ? [] : ['colliding']);
    peer.receive(createCandidate('its own'));
    expect(peer.connection.commandsOfType('addIceCandidate').at(-1)).toEqual({
      type: 'addIceCandidate',
      candidate: createCandidate('its own'),
      isFromIgnoredOffer: ignored,
    });
  });

  it('before the answer to the first offer makes another connection', () => {
    const peer = awaitingAnswer(polite);
    peer.receive(createOffer('theirs'));
    expect(peer.state.recovery).toBe('rebuilding');
    expect(peer.connection.runs).toHaveLength(2);
  });

  it('is ignored by the impolite peer while it creates its own offer, which it then sends', () => {
    const peer = making(impolite);
    peer.receive(createOffer('colliding'));
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
    expect(peer.state.negotiation).toBe('ignoringOffer');
    expect(peer.sentDescriptions).toEqual(['answer of 1002', 'offer of 1002']);
  });

  it('is ignored until the answer to the own offer arrives', () => {
    const peer = ignoring();
    peer.receive(createAnswer());
    expect(peer.state.negotiation).toBe('acceptingAnswer');
    peer.receive(createCandidate());
    expect(peer.connection.commandsOfType('addIceCandidate').at(-1)?.isFromIgnoredOffer).toBe(
      false,
    );
  });

  it('ends with a complete negotiation on both sides after a collision', () => {
    const offerer = awaitingAnswer({ ...polite, self: ben, remote: ana });
    const answerer = awaitingAnswer({ ...impolite, self: ana, remote: ben });
    expect(offerer.generation).toBe(answerer.generation);
    offerer.receive(createOffer('of the answerer'));
    answerer.receive(createOffer('of the offerer'));
    offerer.report({ type: 'answer.made', round: offerer.round, sdp: 'by the offerer' });
    answerer.receive(createAnswer('by the offerer'));
    answerer.report({ type: 'answer.accepted', round: answerer.round });
    expect([offerer.state.negotiation, answerer.state.negotiation]).toEqual(['idle', 'idle']);
  });
});
