import { limits } from '@visavis/protocol';
import { createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { startPeer } from '../../src/testing/testing.ts';
import {
  disconnectedByPeer,
  receiveDisconnect,
  runningConnections,
  sentDisconnects,
} from '../support/disconnections.ts';
import { connected } from '../support/peer-states.ts';

describe('a peer that disconnects', () => {
  it('ends the connection of this side, and nothing is attempted', () => {
    const peer = disconnectedByPeer();
    expect(peer.state).toMatchObject({
      recovery: 'disconnectedByPeer',
      negotiation: 'suspended',
      connection: 'closed',
    });
    for (const type of [
      'retry',
      'signals.lost',
      'remote.reachable',
      'network.changed',
      // From a connection that has ended.
      'connection.connected',
    ] as const)
      peer.actor.send({ type });
    peer.clock.increment(600_000);
    expect(runningConnections(peer)).toBe(0);
    expect(peer.state.recovery).toBe('disconnectedByPeer');
    expect(sentDisconnects(peer)).toEqual([]);
  });

  it('is not heard with the disconnection from an older connection', () => {
    const peer = connected();
    receiveDisconnect(peer, peer.generation - 1);
    expect(peer.state.recovery).toBe('idle');
  });

  it('is not heard with a generation after which nobody could offer another', () => {
    const peer = connected();
    receiveDisconnect(peer, limits.maxOfferedGeneration + 1);
    expect(peer.state.recovery).toBe('idle');
  });

  it('is connected to again when it makes a newer offer', () => {
    const peer = disconnectedByPeer();
    peer.receive(createOffer(), peer.generation);
    expect(runningConnections(peer)).toBe(0);
    peer.receive(createOffer('again'), peer.generation + 2);
    expect(peer.state).toMatchObject({ recovery: 'idle', negotiation: 'answering' });
    expect(runningConnections(peer)).toBe(1);
    expect(peer.connection.commandsOfType('acceptOffer').at(-1)?.sdp).toBe('again');
  });

  it('can disconnect before the first connection, and connect later', () => {
    const peer = startPeer({ role: 'answerer' });
    receiveDisconnect(peer, 1_002);
    expect(peer.state.recovery).toBe('disconnectedByPeer');
    expect(runningConnections(peer)).toBe(0);
    peer.receive(createOffer(), 1_004);
    expect(runningConnections(peer)).toBe(1);
  });

  it('is refused once the user has disconnected too', () => {
    const peer = disconnectedByPeer();
    const refused = peer.generation;
    peer.actor.send({ type: 'disconnect' });
    expect(peer.state.recovery).toBe('disconnectedByUser');
    expect(sentDisconnects(peer)).toEqual([refused]);
    peer.receive(createOffer(), refused + 2);
    expect(runningConnections(peer)).toBe(0);
  });

  it('learns with the next connection that the address is hidden', () => {
    const peer = disconnectedByPeer();
    peer.actor.send({ type: 'addressHiding.changed', isAddressHidden: true });
    expect(runningConnections(peer)).toBe(0);
    peer.receive(createOffer(), peer.generation + 2);
    expect(peer.connection.current.input).toMatchObject({ iceTransportPolicy: 'relay' });
  });
});
