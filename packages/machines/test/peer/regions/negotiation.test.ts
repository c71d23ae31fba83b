import { ben, createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { startPeer } from '../../../src/testing/testing.ts';
import { awaitingAnswer, negotiated, polite } from '../../support/peer-states.ts';
import { accepting, answering, making } from '../../support/negotiation-states.ts';

describe('a negotiation without a collision', () => {
  it('makes an offer on negotiationneeded, sends it, and applies the answer', () => {
    const peer = startPeer();
    peer.report({ type: 'negotiationneeded' });
    expect(peer.state.negotiation).toBe('makingOffer');
    expect(peer.connection.commandsOfType('makeOffer')).toEqual([{ type: 'makeOffer', round: 1 }]);
    peer.report({ type: 'offer.made', round: 1, sdp: 'mine' });
    expect(peer.state.negotiation).toBe('awaitingAnswer');
    expect(peer.received).toEqual([
      {
        type: 'peer.signal',
        to: ben,
        generation: 1001,
        number: 1,
        signal: { kind: 'description', type: 'offer', sdp: 'mine' },
      },
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
    expect(peer.received.at(-1)).toMatchObject({
      signal: { kind: 'description', type: 'answer', sdp: 'mine' },
    });
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
