import { describe, expect, it } from 'vitest';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
  type ConnectionReport,
} from '../../../src/peer/peer.ts';
import { startPeer, type PeerHarness } from '../../../src/testing/testing.ts';

interface MirroredState {
  readonly state: string;
  readonly report: ConnectionReport;
}

/** The states of each region, with the reports that lead to them. */
const connection = connectionStates.map((state): MirroredState => ({
  state,
  report: { type: `connection.${state}` },
}));
const ice = iceStates.map((state): MirroredState => ({ state, report: { type: `ice.${state}` } }));
const gathering = gatheringStates.map((state): MirroredState => ({
  state,
  report: { type: `gathering.${state}` },
}));
const signaling = signalingStates.map((state): MirroredState => ({
  state,
  report: { type: `signaling.${state}` },
}));
const channel = channelStates.map((state): MirroredState => ({
  state,
  report: { type: `channel.${state}` },
}));

/** Rebuilds the connection from any state. */
function rebuild(peer: PeerHarness): void {
  peer.report({ type: 'operation.failed', operation: 'any', message: 'failed' });
  peer.actor.send({ type: 'retry' });
}

const regions: readonly {
  readonly region: keyof PeerHarness['state'];
  readonly initial: string;
  readonly states: readonly MirroredState[];
}[] = [
  { region: 'connection', initial: 'new', states: connection },
  { region: 'ice', initial: 'new', states: ice },
  { region: 'gathering', initial: 'new', states: gathering },
  { region: 'signaling', initial: 'stable', states: signaling },
  { region: 'channel', initial: 'connecting', states: channel },
];

describe.each(regions)('the $region region', ({ region, initial, states }) => {
  const pairs = states.flatMap((from) =>
    states.filter((to) => to !== from).map((to) => ({ from, to })),
  );

  it(`starts as ${initial}`, () => {
    expect(startPeer().state[region]).toBe(initial);
  });

  it.each(pairs)('follows the browser from $from.state to $to.state', ({ from, to }) => {
    const peer = startPeer();
    peer.report(from.report);
    expect(peer.state[region]).toBe(from.state);
    peer.report(to.report);
    // A closed connection never opens again. It may have been replaced by a new one.
    expect(from.state === 'closed' ? ['closed', initial] : [to.state]).toContain(
      peer.state[region],
    );
  });

  it.each(states)('is reset from $state when this side rebuilds the connection', ({ report }) => {
    const peer = startPeer();
    peer.report(report);
    rebuild(peer);
    expect(peer.state[region]).toBe(initial);
  });

  it.each(states)('is reset from $state when the peer rebuilds the connection', ({ report }) => {
    const peer = startPeer();
    peer.report(report);
    peer.receive({ kind: 'description', type: 'offer', sdp: 'o' }, peer.generation + 1);
    expect(peer.state[region]).toBe(initial);
  });

  it('does not affect the other regions', () => {
    const peer = startPeer();
    const before = peer.state;
    const last = states.at(-1);
    if (last !== undefined) peer.report(last.report);
    // Except for recovery, which reacts to the states.
    const { recovery } = peer.state;
    expect({ ...peer.state, [region]: before[region] }).toEqual({ ...before, recovery });
  });
});

describe('the tag mediaPossible', () => {
  it('is only set while the connection is connected', () => {
    for (const { state, report } of connection) {
      const peer = startPeer();
      peer.report(report);
      expect(peer.actor.getSnapshot().hasTag('mediaPossible')).toBe(state === 'connected');
    }
  });
});

describe('the data channel', () => {
  it('sends the profile when it opens', () => {
    const peer = startPeer();
    peer.report({ type: 'channel.open' });
    expect(peer.connection.commandsOfType('sendProfile')).toHaveLength(1);
  });
});
