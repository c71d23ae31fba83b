import { describe, expect, it } from 'vitest';
import { ana, answer, ben, candidate, offer } from '../../support/fixtures.ts';
import {
  negotiated,
  awaitingAnswer,
  started,
  impolite,
  startPeer,
  polite,
  type PeerOptions,
  type PeerHarness,
} from '../../support/peer-harness.ts';

function making(pair: PeerOptions): PeerHarness {
  const all = started(pair);
  all.report({ type: 'negotiationneeded' });
  return all;
}

function accepting(pair: PeerOptions): PeerHarness {
  const all = awaitingAnswer(pair);
  all.receive(answer());
  return all;
}

function answering(pair: PeerOptions): PeerHarness {
  const all = negotiated(pair);
  all.receive(offer('theirs'));
  return all;
}

function ignoring(): PeerHarness {
  const all = awaitingAnswer(impolite);
  all.receive(offer('ignored'));
  return all;
}

describe('a negotiation that nothing disturbs', () => {
  it('makes an offer when the browser asks for one, sends it, and applies the answer', () => {
    const all = startPeer();
    all.report({ type: 'negotiationneeded' });
    expect(all.state.negotiation).toBe('makingOffer');
    expect(all.connection.told('makeOffer')).toEqual([{ type: 'makeOffer', round: 1 }]);
    all.report({ type: 'offer.made', round: 1, sdp: 'mine' });
    expect(all.state.negotiation).toBe('awaitingAnswer');
    expect(all.heard).toEqual([
      { type: 'peer.signal', to: ben, generation: 1001, signal: offer('mine') },
    ]);
    all.receive(answer('theirs'));
    expect(all.state.negotiation).toBe('acceptingAnswer');
    expect(all.connection.told('acceptAnswer')).toEqual([
      { type: 'acceptAnswer', round: 2, sdp: 'theirs' },
    ]);
    all.report({ type: 'answer.accepted', round: 2 });
    expect(all.state.negotiation).toBe('idle');
  });

  it('answers an offer', () => {
    const all = negotiated();
    all.receive(offer('theirs'));
    expect(all.state.negotiation).toBe('answering');
    const { round } = all;
    expect(all.connection.told('acceptOffer')).toEqual([
      { type: 'acceptOffer', round, sdp: 'theirs' },
    ]);
    all.report({ type: 'answer.made', round, sdp: 'mine' });
    expect(all.state.negotiation).toBe('idle');
    expect(all.heard.at(-1)).toMatchObject({ signal: answer('mine') });
  });

  it.each([
    ['makingOffer', making],
    ['awaitingAnswer', awaitingAnswer],
    ['acceptingAnswer', accepting],
    ['answering', answering],
  ])('that is asked for while %s begins when that is over', (state, given) => {
    const all = given(polite);
    expect(all.state.negotiation).toBe(state);
    all.report({ type: 'negotiationneeded' });
    expect(all.state.negotiation).toBe(state);
    if (state === 'makingOffer') all.report({ type: 'offer.made', round: all.round, sdp: 'o' });
    if (state === 'makingOffer' || state === 'awaitingAnswer') all.receive(answer());
    if (state === 'answering') all.report({ type: 'answer.made', round: all.round, sdp: 'a' });
    else all.report({ type: 'answer.accepted', round: all.round });
    expect(all.state.negotiation).toBe('makingOffer');
  });

  it('is not begun by an answerer that waits for its first offer', () => {
    const all = startPeer({ role: 'answerer' });
    all.report({ type: 'negotiationneeded' });
    expect(all.state.negotiation).toBe('idle');
    expect(all.connection.told('makeOffer')).toEqual([]);
  });
});

// webrtc-pc section 10.7: an offer collides with one that is being made or that is not settled, unless an
// answer is being applied; the impolite side ignores it then, the polite side takes its own back.
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
  ] as const)('while %s by a side that is %s', (state, manner, given, pair, next) => {
    const all = given(pair);
    expect(all.state.negotiation).toBe(state);
    const before = all.connection.told('acceptOffer').length;
    all.receive(offer('colliding'));
    expect(all.state.negotiation).toBe(next);
    const collides = state !== 'idle' && state !== 'acceptingAnswer';
    const ignored = manner === 'impolite' && collides;
    const taken = all.connection.told('acceptOffer').slice(before);
    expect(taken.map(({ sdp }) => sdp)).toEqual(ignored ? [] : ['colliding']);
    all.receive(candidate('its own'));
    expect(all.connection.told('addIceCandidate').at(-1)).toEqual({
      type: 'addIceCandidate',
      candidate: candidate('its own'),
      isFromIgnoredOffer: ignored,
    });
  });

  it('is ignored by an impolite side whose own offer is ready only afterwards, and is sent then', () => {
    const all = making(impolite);
    all.receive(offer('colliding'));
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    expect(all.state.negotiation).toBe('ignoringOffer');
    expect(all.described).toEqual(['answer of 1002', 'offer of 1002']);
  });

  it('is ignored until the answer to one’s own offer comes, whose candidates fit again', () => {
    const all = ignoring();
    all.receive(answer());
    expect(all.state.negotiation).toBe('acceptingAnswer');
    all.receive(candidate());
    expect(all.connection.told('addIceCandidate').at(-1)?.isFromIgnoredOffer).toBe(false);
  });

  it('makes both sides of a collision agree in the end', () => {
    const offerer = awaitingAnswer({ ...polite, self: ben, remote: ana });
    const answerer = awaitingAnswer({ ...impolite, self: ana, remote: ben });
    expect(offerer.generation).toBe(answerer.generation);
    offerer.receive(offer('of the answerer'));
    answerer.receive(offer('of the offerer'));
    offerer.report({ type: 'answer.made', round: offerer.round, sdp: 'by the offerer' });
    answerer.receive(answer('by the offerer'));
    answerer.report({ type: 'answer.accepted', round: answerer.round });
    expect([offerer.state.negotiation, answerer.state.negotiation]).toEqual(['idle', 'idle']);
  });
});

describe('a report that a collision has overtaken', () => {
  it('is dropped where a polite side had begun an offer', () => {
    const all = making(polite);
    const stale = all.round;
    all.receive(offer('theirs'));
    all.report({ type: 'offer.made', round: stale, sdp: 'too late' });
    expect(all.state.negotiation).toBe('answering');
    expect(all.described).toEqual([]);
  });

  it('is dropped where it is an answer to an offer that has been replaced', () => {
    const all = answering(polite);
    const stale = all.round;
    const before = all.described.length;
    all.receive(offer('newer'));
    all.report({ type: 'answer.made', round: stale, sdp: 'too late' });
    expect(all.state.negotiation).toBe('answering');
    expect(all.described).toHaveLength(before);
    all.report({ type: 'answer.made', round: all.round, sdp: 'in time' });
    expect(all.state.negotiation).toBe('idle');
  });

  it('is dropped where it accepts an answer that an offer has overtaken', () => {
    const all = accepting(polite);
    const stale = all.round;
    all.receive(offer('theirs'));
    all.report({ type: 'answer.accepted', round: stale });
    expect(all.state.negotiation).toBe('answering');
  });

  it('is dropped where an offer of an earlier round is reported', () => {
    const all = making(polite);
    all.report({ type: 'offer.made', round: all.round - 1, sdp: 'too late' });
    expect(all.state.negotiation).toBe('makingOffer');
  });
});

describe('an answer nobody waits for', () => {
  it.each([
    ['idle', negotiated],
    ['makingOffer', making],
    ['acceptingAnswer', accepting],
    ['answering', answering],
  ])('changes nothing while %s', (state, given) => {
    const all = given(polite);
    const before = all.connection.now.commands.length;
    all.receive(answer('stray'));
    expect(all.state.negotiation).toBe(state);
    expect(all.connection.now.commands).toHaveLength(before);
  });
});
