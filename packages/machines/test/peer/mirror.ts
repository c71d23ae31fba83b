import { describe, expect, it } from 'vitest';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '../../src/peer/peer.ts';
import { peer, type Peer } from './harness.ts';

/** Each region, with what makes it enter each of its states. */
const regions = {
  connection: connectionStates.map((state) => ({ state, type: `connection.${state}` }) as const),
  ice: iceStates.map((state) => ({ state, type: `ice.${state}` }) as const),
  gathering: gatheringStates.map((state) => ({ state, type: `gathering.${state}` }) as const),
  signaling: signalingStates.map((state) => ({ state, type: `signaling.${state}` }) as const),
  channel: channelStates.map((state) => ({ state, type: `channel.${state}` }) as const),
};

const rebuilt = (all: Peer) => all.actor.send({ type: 'retry' });

describe.each([
  ['connection', regions.connection, 'new'],
  ['ice', regions.ice, 'new'],
  ['gathering', regions.gathering, 'new'],
  ['signaling', regions.signaling, 'stable'],
  ['channel', regions.channel, 'connecting'],
] as const)('the %s region', (region, states, initial) => {
  const pairs = states.flatMap((from) => states.map((to) => ({ from, to })));

  it(`begins as ${initial}`, () => {
    expect(peer().state[region]).toBe(initial);
  });

  it.each(pairs)('follows the browser from $from.state to $to.state', ({ from, to }) => {
    const all = peer();
    all.report({ type: from.type });
    expect(all.state[region]).toBe(from.state);
    all.report({ type: to.type });
    // A closed one never opens again; the browser makes a new one instead.
    expect(all.state[region]).toBe(from.state === 'closed' ? 'closed' : to.state);
  });

  it.each(states)('begins again from $state with a new connection of this side', ({ type }) => {
    const all = peer();
    all.report({ type: 'connection.connecting' });
    all.report({ type });
    rebuilt(all);
    expect(all.state[region]).toBe(initial);
  });

  it.each(states)('begins again from $state with a new connection of the other side', ({ type }) => {
    const all = peer();
    all.report({ type });
    all.receive({ kind: 'description', type: 'offer', sdp: 'o' }, all.generation + 1);
    expect(all.state[region]).toBe(initial);
  });

  it('leaves the other mirrors alone', () => {
    const all = peer();
    const before = all.state;
    const last = states.at(-1);
    if (last !== undefined && region !== 'connection') all.report({ type: last.type });
    expect({ ...all.state, [region]: before[region] }).toEqual(before);
  });
});

describe('what the regions are asked for', () => {
  it('is whether talking is possible, which only a connected connection makes', () => {
    for (const { state, type } of regions.connection) {
      const all = peer();
      all.report({ type });
      expect(all.actor.getSnapshot().hasTag('talking is possible')).toBe(state === 'connected');
    }
  });
});

describe('an open channel', () => {
  it('tells the other page what this person says of themselves', () => {
    const all = peer();
    all.report({ type: 'channel.open' });
    expect(all.connection.told('sendProfile')).toHaveLength(1);
  });
});
