import { createCandidate, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it, test } from 'vitest';
import { hideAddressInCandidate, hideAddressInSdp } from '../../src/peer/hidden-address.ts';
import { startPeer, turnServer, type PeerHarness } from '../../src/testing/testing.ts';
import { connected, givenUp, restartingIce, withRelay } from '../support/peer-states.ts';

const host = 'candidate:1 1 udp 2122260223 192.168.1.7 50001 typ host generation 0 ufrag EsAw';
const reflexive =
  'candidate:2 1 udp 1686052607 203.0.113.7 50001 typ srflx raddr 192.168.1.7 rport 50001';
const relay =
  'candidate:3 1 udp 41885695 198.51.100.9 49200 typ relay raddr 203.0.113.7 rport 50001 generation 0';
const hiddenRelay =
  'candidate:3 1 udp 41885695 198.51.100.9 49200 typ relay raddr 0.0.0.0 rport 9 generation 0';

/** An offer of Firefox after gathering: the default address is that of a candidate. */
const sdp = [
  'v=0',
  'o=mozilla 4611731400430051336 2 IN IP4 203.0.113.7',
  's=-',
  'm=audio 50001 UDP/TLS/RTP/SAVPF 109',
  'c=IN IP4 203.0.113.7',
  'a=rtcp:50002 IN IP6 2001:db8::7',
  'a=ice-ufrag:EsAw',
  'a=fingerprint:sha-256 AA:BB',
  ...[host, reflexive, relay].map((line) => `a=${line}`),
  'a=end-of-candidates',
  '',
].join('\r\n');

const ownAddresses = /192\.168\.1\.7|203\.0\.113\.7|2001:db8::7/;

/** Everything that the machine has sent to the peer. */
const sentSignals = ({ received }: PeerHarness) =>
  received.flatMap((event) => (event.type === 'peer.signal' ? [event.signal] : []));

const hiding = () => startPeer({ ...withRelay, isAddressHidden: true });

const report = (peer: PeerHarness, candidate: string) =>
  peer.report({ type: 'icecandidate', candidate: createCandidate(candidate) });

test.each([host, reflexive])('a candidate with the own address is not sent: %s', (candidate) => {
  expect(hideAddressInCandidate(createCandidate(candidate))).toBeNull();
});

test('a relay candidate is sent without the address of the device', () => {
  expect(hideAddressInCandidate(createCandidate(relay))?.candidate).toBe(hiddenRelay);
});

test('the end of candidates is sent', () => {
  expect(hideAddressInCandidate(createCandidate(''))).toEqual(createCandidate(''));
});

test('a foundation or a fragment that looks like a type makes no relay candidate', () => {
  expect(hideAddressInCandidate(createCandidate(`${host} typ`))).toBeNull();
  const disguised = host.replace('ufrag EsAw', 'ufrag relay');
  expect(hideAddressInCandidate(createCandidate(disguised))).toBeNull();
});

test('a description loses every address of the device, and nothing else', () => {
  const hidden = hideAddressInSdp(sdp);
  expect(hidden).not.toMatch(ownAddresses);
  expect(hidden.split('\r\n')).toEqual([
    'v=0',
    'o=mozilla 4611731400430051336 2 IN IP4 0.0.0.0',
    's=-',
    'm=audio 50001 UDP/TLS/RTP/SAVPF 109',
    'c=IN IP4 0.0.0.0',
    'a=rtcp:50002 IN IP4 0.0.0.0',
    'a=ice-ufrag:EsAw',
    'a=fingerprint:sha-256 AA:BB',
    `a=${hiddenRelay}`,
    'a=end-of-candidates',
    '',
  ]);
});

describe('a peer from which the address is hidden', () => {
  it('gets a connection that uses relays only, and no other candidate', () => {
    const peer = hiding();
    expect(peer.connection.current.input.iceTransportPolicy).toBe('relay');
    for (const candidate of [host, reflexive, relay, '']) report(peer, candidate);
    expect(sentSignals(peer)).toEqual([createCandidate(hiddenRelay), createCandidate('')]);
  });

  it('gets offers and answers without the address', () => {
    const offerer = hiding();
    offerer.report({ type: 'negotiationneeded' });
    offerer.report({ type: 'offer.made', round: offerer.round, sdp });
    const answerer = startPeer({ ...withRelay, role: 'answerer', isAddressHidden: true });
    answerer.receive(createOffer(), 1_002);
    answerer.report({ type: 'answer.made', round: answerer.round, sdp });
    const signals = [...sentSignals(offerer), ...sentSignals(answerer)];
    expect(signals).toHaveLength(2);
    expect(JSON.stringify(signals)).not.toMatch(ownAddresses);
  });

  it('is reached by relays only whatever recovery does', () => {
    const peer = connected({ ...withRelay, isAddressHidden: true });
    peer.report({ type: 'connection.failed' });
    expect(peer.connection.commandsOfType('restartIce').at(-1)?.iceTransportPolicy).toBe('relay');
    peer.report({ type: 'connection.failed' });
    peer.report({ type: 'connection.failed' });
    expect(peer.state.recovery).toBe('rebuilding');
    expect(peer.connection.current.input.iceTransportPolicy).toBe('relay');
  });
});

describe('the choice to hide the address', () => {
  it.each([
    ['working', connected],
    ['restarting', restartingIce],
    ['given up', givenUp],
  ])('replaces a connection that is %s, so that no old path stays in use', (_, state) => {
    const peer = state(withRelay);
    const before = peer.connection.runs.at(-1);
    const { generation } = peer;
    peer.actor.send({ type: 'addressHiding.changed', isAddressHidden: true });
    expect(before?.isRunning).toBe(false);
    expect(peer.connection.current.input.iceTransportPolicy).toBe('relay');
    expect(peer.generation).toBeGreaterThan(generation);
    report(peer, host);
    expect(sentSignals(peer)).not.toContainEqual(createCandidate(host));
  });

  it('can be undone', () => {
    const peer = hiding();
    peer.actor.send({ type: 'addressHiding.changed', isAddressHidden: false });
    expect(peer.connection.current.input.iceTransportPolicy).toBe('all');
    report(peer, host);
    expect(sentSignals(peer)).toContainEqual(createCandidate(host));
  });

  it('is kept by a connection that the peer replaces', () => {
    const peer = connected({ iceServers: [turnServer], isAddressHidden: true });
    peer.receive(createOffer(), peer.generation + 2);
    expect(peer.connection.runs).toHaveLength(2);
    expect(peer.connection.current.input.iceTransportPolicy).toBe('relay');
  });
});
