import { describe, expect, it } from 'vitest';
import {
  commandsOf,
  comparing,
  confirm,
  confirmed,
  denied,
  deny,
  emoji,
  invited,
  running,
  shown,
  start,
} from '../../support/comparison-states.ts';
import { receiving } from '../../support/peer-states.ts';

const runningStates = Object.entries(running);

describe('a comparison', () => {
  it('makes the pair compared when both users have said that the emoji are the same', () => {
    const peer = comparing(start);
    expect(peer.state.comparison).toBe('exchanging');
    peer.report(shown);
    expect(peer.state.comparison).toBe('shown');
    expect(peer.context.emoji).toEqual(emoji);
    peer.actor.send(confirm);
    expect(peer.state).toMatchObject({ comparison: 'confirmedHere', trust: 'open' });
    peer.report(confirmed);
    expect(peer.state).toMatchObject({ comparison: 'matched', trust: 'compared' });
    expect(commandsOf(peer)).toEqual(['start', 'match']);
  });

  it('makes the pair compared if the user of the peer is faster', () => {
    const peer = comparing(start, shown, confirmed);
    expect(peer.state).toMatchObject({ comparison: 'confirmedByPeer', trust: 'open' });
    peer.actor.send(confirm);
    expect(peer.state).toMatchObject({ comparison: 'matched', trust: 'compared' });
    expect(commandsOf(peer)).toEqual(['start', 'match']);
  });

  it('does not begin before the user agrees', () => {
    const peer = comparing(invited);
    expect(peer.state.comparison).toBe('invited');
    expect(commandsOf(peer)).toEqual([]);
    peer.actor.send(start);
    expect(peer.state.comparison).toBe('exchanging');
    expect(commandsOf(peer)).toEqual(['start']);
  });

  it('makes nobody compared whose emoji have not been shown', () => {
    for (const events of [[confirmed], [start, confirmed], [start, confirm], [start, shown]]) {
      const peer = comparing(...events);
      peer.report(confirmed);
      expect(peer.state.trust).toBe('open');
    }
  });

  it('needs a connection to the right certificate, and a channel', () => {
    const unauthenticated = receiving();
    unauthenticated.report({ type: 'channel.open' });
    unauthenticated.actor.send(start);
    expect(unauthenticated.state.comparison).toBe('idle');
    const withoutChannel = comparing({ type: 'channel.closing' }, start);
    expect(withoutChannel.state.comparison).toBe('idle');
    const invitedWithoutChannel = comparing(invited, { type: 'channel.closing' }, start);
    expect(invitedWithoutChannel.state.comparison).toBe('invited');
  });

  it('says that the emoji are different if one of the users does', () => {
    for (const [state, events] of runningStates) {
      if (state === 'exchanging') continue;
      const here = comparing(...events, deny);
      expect(here.state).toMatchObject({ comparison: 'different', trust: 'different' });
      expect(commandsOf(here).at(-1)).toBe('different');
      const there = comparing(...events, denied);
      expect(there.state).toMatchObject({ comparison: 'different', trust: 'different' });
      expect(commandsOf(there)).not.toContain('different');
    }
  });
});
