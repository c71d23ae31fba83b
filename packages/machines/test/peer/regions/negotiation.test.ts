import { ana, ben, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import {
  startPeer,
  type PeerHarness,
  type PeerHarnessOptions,
} from '../../../src/testing/testing.ts';
import {
  awaitingAnswer,
  impolite,
  negotiated,
  polite,
  started,
} from '../../support/peer-states.ts';

function making(options: PeerHarnessOptions): PeerHarness {
  const peer = started(options);
  peer.report({ type: 'negotiationneeded' });
  return peer;
}

function accepting(options: PeerHarnessOptions): PeerHarness {
  const peer = awaitingAnswer(options);
  peer.receive(createAnswer());
  return peer;
}

function answering(options: PeerHarnessOptions): PeerHarness {
  const peer = negotiated(options);
  peer.receive(createOffer('theirs'));
  return peer;
}

function ignoring(): PeerHarness {
  const peer = awaitingAnswer(impolite);
  peer.receive(createOffer('ignored'));
  return peer;
}

describe('a negotiation without a collision', () => {
  it('makes an offer on negotiationneeded, sends it, and applies the answer', () => {
    const peer = startPeer();
    peer.report({ type: 'negotiationneeded' });
    expect(peer.state.negotiation).toBe('makingOffer');
    expect(peer.connection.commandsOfType('makeOffer')).toEqual([{ type: 'makeOffer', round: 1 }]);
    peer.report({ type: 'offer.made', round: 1, sdp: 'mine' });
    expect(peer.state.negotiation).toBe('awaitingAnswer');
    expect(peer.received).toEqual([
      { type: 'peer.signal', to: ben, generation: 1001, signal: createOffer('mine') },
    ]);
    peer.receive(createAnswer('theirs'));
    expect(peer.state.negotiation).toBe('acceptingAnswer');
    expect(peer.connection.commandsOfType('acceptAnswer')).toEqual([
      { type: 'acceptAnswer', round: 2, sdp: 'theirs' },
    ]);
    peer.report({ type: 'answer.accepted', round: 2 });
    expect(peer.state.negotiation).toBe('idle');
  });

  it('answers an offer', () => {
    const peer = negotiated();
    peer.receive(createOffer('theirs'));
    expect(peer.state.negotiation).toBe('answering');
    const { round } = peer;
    expect(peer.connection.commandsOfType('acceptOffer')).toEqual([
      { type: 'acceptOffer', round, sdp: 'theirs' },
    ]);
    peer.report({ type: 'answer.made', round, sdp: 'mine' });
    expect(peer.state.negotiation).toBe('idle');
    expect(peer.received.at(-1)).toMatchObject({ signal: createAnswer('mine') });
  });

  it.each([
    ['makingOffer', making],
    ['awaitingAnswer', awaitingAnswer],
    ['acceptingAnswer', accepting],
    ['answering', answering],
  ])('that becomes necessary while %s starts after that', (state, given) => {
    const peer = given(polite);
    expect(peer.state.negotiation).toBe(state);
    peer.report({ type: 'negotiationneeded' });
    expect(peer.state.negotiation).toBe(state);
    if (state === 'makingOffer') peer.report({ type: 'offer.made', round: peer.round, sdp: 'o' });
    if (state === 'makingOffer' || state === 'awaitingAnswer') peer.receive(createAnswer());
    if (state === 'answering') peer.report({ type: 'answer.made', round: peer.round, sdp: 'a' });
    else peer.report({ type: 'answer.accepted', round: peer.round });
    expect(peer.state.negotiation).toBe('makingOffer');
  });

  it('is not started by an answerer that waits for its first offer', () => {
    const peer = startPeer({ role: 'answerer' });
    peer.report({ type: 'negotiationneeded' });
    expect(peer.state.negotiation).toBe('idle');
    expect(peer.connection.commandsOfType('makeOffer')).toEqual([]);
  });
});

// webrtc-pc section 10.7: an offer collides with one that is being made or that has no answer yet, unless an
// answer is being applied. The impolite peer ignores it, the polite peer rolls back its own.
describe('an offer that arrives', () => {
  it.each([
    ['idle', 'polite', negotiated, polite, 'answering'],
    ['idle', 'impolite', negotiated, impolite, 'answering'],
    ['makingOffer', 'polite', making, polite, 'answering'],
    ['makingOffer', 'impolite', making, impolite, 'makingOffer'],
    ['awaitingAnswer', 'polite', awaitingAnswer, polite, 'answering'],
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

describe('a report of an outdated round', () => {
  it('is ignored for an offer that the polite peer rolled back', () => {
    const peer = making(polite);
    const stale = peer.round;
    peer.receive(createOffer('theirs'));
    peer.report({ type: 'offer.made', round: stale, sdp: 'too late' });
    expect(peer.state.negotiation).toBe('answering');
    expect(peer.sentDescriptions).toEqual([]);
  });

  it('is ignored for an answer to an offer that has been replaced', () => {
    const peer = answering(polite);
    const stale = peer.round;
    const before = peer.sentDescriptions.length;
    peer.receive(createOffer('newer'));
    peer.report({ type: 'answer.made', round: stale, sdp: 'too late' });
    expect(peer.state.negotiation).toBe('answering');
    expect(peer.sentDescriptions).toHaveLength(before);
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'in time' });
    expect(peer.state.negotiation).toBe('idle');
  });

  it('is ignored for an answer that was replaced by an offer', () => {
    const peer = accepting(polite);
    const stale = peer.round;
    peer.receive(createOffer('theirs'));
    peer.report({ type: 'answer.accepted', round: stale });
    expect(peer.state.negotiation).toBe('answering');
  });

  it('is ignored for an offer of an earlier round', () => {
    const peer = making(polite);
    peer.report({ type: 'offer.made', round: peer.round - 1, sdp: 'too late' });
    expect(peer.state.negotiation).toBe('makingOffer');
  });
});

describe('an unexpected answer', () => {
  it.each([
    ['idle', negotiated],
    ['makingOffer', making],
    ['acceptingAnswer', accepting],
    ['answering', answering],
  ])('is ignored while %s', (state, given) => {
    const peer = given(polite);
    const before = peer.connection.current.commands.length;
    peer.receive(createAnswer('stray'));
    expect(peer.state.negotiation).toBe(state);
    expect(peer.connection.current.commands).toHaveLength(before);
  });
});
