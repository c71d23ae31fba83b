import { createCandidate, createOffer } from '@visavis/protocol/testing';
import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { startPeer } from '../../src/testing/testing.ts';
import {
  disconnectedByUser,
  receiveDisconnect,
  runningConnections,
  sentDisconnects,
} from '../support/disconnections.ts';
import { awaitingAnswer, connected, givenUp, started } from '../support/peer-states.ts';

describe('a user who disconnects', () => {
  it('closes the connection and tells the peer', () => {
    const peer = connected();
    const { generation } = peer;
    peer.report({ type: 'flow.receiving' });
    peer.report({ type: 'voice.speaking' });
    peer.actor.send({ type: 'disconnect' });
    expect(runningConnections(peer)).toBe(0);
    expect(sentDisconnects(peer)).toEqual([generation]);
    expect(peer.state).toMatchObject({
      recovery: 'disconnectedByUser',
      negotiation: 'suspended',
      connection: 'closed',
      ice: 'closed',
      signaling: 'closed',
      channel: 'closed',
      gathering: 'new',
      flow: 'stalled',
      voice: 'silent',
      trust: 'unverified',
    });
  });

  it.each([
    ['a connection that is being made', awaitingAnswer],
    ['a connection that was given up', givenUp],
  ])('can end %s', (_, state) => {
    const peer = state();
    peer.actor.send({ type: 'disconnect' });
    expect(peer.state.recovery).toBe('disconnectedByUser');
    expect(runningConnections(peer)).toBe(0);
  });

  it('refuses what the peer offers, each time, and remembers its generation', () => {
    const peer = disconnectedByUser();
    const first = peer.generation;
    peer.receive(createOffer(), first + 2);
    peer.receive(createOffer(), first + 2);
    peer.receive(createCandidate(), first + 2);
    expect(sentDisconnects(peer)).toEqual([first, first + 2, first + 2]);
    expect(peer.generation).toBe(first + 2);
    expect(peer.state.recovery).toBe('disconnectedByUser');
    expect(runningConnections(peer)).toBe(0);
  });

  it('does not answer an older offer, nor one beyond the limit', () => {
    const peer = disconnectedByUser();
    peer.receive(createOffer(), peer.generation - 1);
    peer.receive(createOffer(), limits.maxOfferedGeneration + 1);
    expect(sentDisconnects(peer)).toHaveLength(1);
  });

  it('answers the first offer of a newcomer whose offer had not arrived', () => {
    const peer = startPeer({ role: 'answerer' });
    peer.actor.send({ type: 'disconnect' });
    expect(sentDisconnects(peer)).toEqual([]);
    peer.receive(createOffer(), 1_002);
    expect(sentDisconnects(peer)).toEqual([1_002]);
  });

  it.each([
    { type: 'retry' },
    { type: 'signals.lost' },
    { type: 'remote.reachable' },
    { type: 'network.changed' },
    { type: 'media.missing' },
    { type: 'budget.restored' },
    { type: 'disconnect' },
    // From a connection that has ended.
    { type: 'connection.connected' },
  ] as const)('stays disconnected on $type', (event) => {
    const peer = disconnectedByUser();
    peer.actor.send(event);
    peer.clock.increment(600_000);
    expect(peer.state.recovery).toBe('disconnectedByUser');
    expect(runningConnections(peer)).toBe(0);
    expect(sentDisconnects(peer)).toHaveLength(1);
  });

  it('stays the one who disconnected if the peer does so too', () => {
    const peer = disconnectedByUser();
    receiveDisconnect(peer);
    expect(peer.state.recovery).toBe('disconnectedByUser');
  });

  it('connects again with an offer above everything that was refused', () => {
    const peer = disconnectedByUser();
    const refused = peer.generation + 11;
    peer.receive(createOffer(), refused);
    peer.actor.send({ type: 'reconnect' });
    expect(peer.state.recovery).toBe('rebuilding');
    expect(runningConnections(peer)).toBe(1);
    expect(peer.generation).toBeGreaterThan(refused);
    expect(peer.connection.current.input).toMatchObject({ role: 'offerer' });
    peer.report({ type: 'negotiationneeded' });
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
    expect(peer.sentDescriptions.at(-1)).toBe(`offer of ${peer.generation}`);
    peer.report({ type: 'connection.connected' });
    expect(peer.state.recovery).toBe('idle');
  });

  it('connects with what has changed meanwhile', () => {
    const peer = disconnectedByUser();
    const slots = { ...peer.context.slots, microphone: 'new track' };
    peer.actor.send({ type: 'slots.changed', slots });
    peer.actor.send({ type: 'addressHiding.changed', isAddressHidden: true });
    expect(runningConnections(peer)).toBe(0);
    peer.actor.send({ type: 'reconnect' });
    expect(peer.connection.current.input).toMatchObject({ slots, iceTransportPolicy: 'relay' });
  });
});

describe('a peer that starts disconnected', () => {
  it('has no connection, and tells the other page at once', () => {
    const peer = startPeer({ startsDisconnected: true });
    expect(peer.connection.runs).toHaveLength(0);
    expect(sentDisconnects(peer)).toEqual([peer.generation]);
    expect(peer.state.recovery).toBe('disconnectedByUser');
  });

  it('connects when the user wants it', () => {
    const peer = startPeer({ startsDisconnected: true });
    peer.actor.send({ type: 'reconnect' });
    expect(runningConnections(peer)).toBe(1);
  });
});

it('needs no negotiation that an ended connection asked for', () => {
  const peer = started();
  peer.actor.send({ type: 'disconnect' });
  peer.actor.send({ type: 'negotiationneeded' });
  expect(peer.state.negotiation).toBe('suspended');
});
