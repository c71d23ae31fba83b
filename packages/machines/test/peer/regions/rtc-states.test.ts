import { describe, expect, it } from 'vitest';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
  type ConnectionReport,
} from '../../../src/peer/peer.ts';
import { startPeer, type PeerHarness } from '../../support/peer-harness.ts';

interface Mirrored {
  readonly state: string;
  readonly report: ConnectionReport;
}

/** Each region, with what makes it enter each of its states. */
const connection = connectionStates.map((state): Mirrored => ({
  state,
  report: { type: `connection.${state}` },
}));
const ice = iceStates.map((state): Mirrored => ({ state, report: { type: `ice.${state}` } }));
const gathering = gatheringStates.map((state): Mirrored => ({
  state,
  report: { type: `gathering.${state}` },
}));
const signaling = signalingStates.map((state): Mirrored => ({
  state,
  report: { type: `signaling.${state}` },
}));
const channel = channelStates.map((state): Mirrored => ({
  state,
  report: { type: `channel.${state}` },
}));

/** This side builds a new connection, whatever state the old one is in. */
function rebuild(all: PeerHarness): void {
  all.report({ type: 'operation.failed', operation: 'any', message: 'it broke' });
  all.actor.send({ type: 'retry' });
}

const regions: readonly {
  readonly region: keyof PeerHarness['state'];
  readonly initial: string;
  readonly states: readonly Mirrored[];
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

  it(`begins as ${initial}`, () => {
    expect(startPeer().state[region]).toBe(initial);
  });

  it.each(pairs)('follows the browser from $from.state to $to.state', ({ from, to }) => {
    const all = startPeer();
    all.report(from.report);
    expect(all.state[region]).toBe(from.state);
    all.report(to.report);
    // A closed one never opens again; at most a new one takes its place.
    expect(from.state === 'closed' ? ['closed', initial] : [to.state]).toContain(all.state[region]);
  });

  it.each(states)('begins again from $state with a new connection of this side', ({ report }) => {
    const all = startPeer();
    all.report(report);
    rebuild(all);
    expect(all.state[region]).toBe(initial);
  });

  it.each(states)(
    'begins again from $state with a new connection of the other side',
    ({ report }) => {
      const all = startPeer();
      all.report(report);
      all.receive({ kind: 'description', type: 'offer', sdp: 'o' }, all.generation + 1);
      expect(all.state[region]).toBe(initial);
    },
  );

  it('leaves the other mirrors alone', () => {
    const all = startPeer();
    const before = all.state;
    const last = states.at(-1);
    if (last !== undefined) all.report(last.report);
    // What is done about it is another matter, and the recovery's.
    const { recovery } = all.state;
    expect({ ...all.state, [region]: before[region] }).toEqual({ ...before, recovery });
  });
});

describe('what the regions are asked for', () => {
  it('is whether talking is possible, which only a connected connection makes', () => {
    for (const { state, report } of connection) {
      const all = startPeer();
      all.report(report);
      expect(all.actor.getSnapshot().hasTag('mediaPossible')).toBe(state === 'connected');
    }
  });
});

describe('an open channel', () => {
  it('tells the other page what this person says of themselves', () => {
    const all = startPeer();
    all.report({ type: 'channel.open' });
    expect(all.connection.told('sendProfile')).toHaveLength(1);
  });
});
