import { createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import {
  commandsOf,
  comparing,
  failed,
  invited,
  over,
  running,
  shown,
  start,
  stop,
  stopped,
} from '../../support/comparison-states.ts';

const runningStates = Object.entries(running);
const overStates = Object.entries(over);

describe('a comparison', () => {
  it.each(runningStates)('that is %s can be ended by both users', (_, events) => {
    const here = comparing(...events, stop);
    expect(here.state).toMatchObject({ comparison: 'idle', trust: 'open' });
    expect(commandsOf(here).at(-1)).toBe('cancelled');
    expect(comparing(...events, stopped).state).toMatchObject({
      comparison: 'stopped',
      trust: 'open',
    });
  });

  it.each(runningStates)('that is %s fails with the numbers of the peer', (_, events) => {
    expect(comparing(...events, failed).state).toMatchObject({
      comparison: 'failed',
      trust: 'open',
    });
  });

  it.each(runningStates)('that is %s ends with its connection', (_, events) => {
    const adopted = comparing(...events);
    adopted.receive(createOffer(), adopted.generation + 1);
    expect(adopted.state.comparison).toBe('stopped');
    const rebuilt = comparing(...events);
    for (const _ of ['restart', 'relay', 'rebuild']) rebuilt.report({ type: 'connection.failed' });
    expect(rebuilt.state.comparison).toBe('stopped');
  });

  it('of which the user knows nothing yet ends unseen', () => {
    expect(comparing(invited, stopped).state.comparison).toBe('idle');
    expect(comparing(invited, failed).state.comparison).toBe('failed');
    const declined = comparing(invited, stop);
    expect(declined.state.comparison).toBe('idle');
    expect(commandsOf(declined)).toEqual(['cancelled']);
    const adopted = comparing(invited);
    adopted.receive(createOffer(), adopted.generation + 1);
    expect(adopted.state.comparison).toBe('idle');
    const rebuilt = comparing(invited);
    for (const _ of ['restart', 'relay', 'rebuild']) rebuilt.report({ type: 'connection.failed' });
    expect(rebuilt.state.comparison).toBe('idle');
  });

  it.each(overStates)('can begin again when the last one is %s', (state, events) => {
    expect(comparing(...events).state.comparison).toBe(state);
    expect(comparing(...events, start).state.comparison).toBe('exchanging');
    expect(comparing(...events, invited).state.comparison).toBe('invited');
    expect(comparing(...events, { type: 'channel.closing' }, start).state.comparison).toBe(state);
    const closed = comparing(...events);
    const before = commandsOf(closed).length;
    closed.actor.send(stop);
    expect(closed.state.comparison).toBe('idle');
    expect(commandsOf(closed)).toHaveLength(before);
  });

  it('keeps what it has shown while the next one goes on', () => {
    expect(comparing(...over.matched, start, stopped).state.trust).toBe('compared');
    expect(comparing(...over.different, start, shown).state.trust).toBe('different');
    expect(comparing(...over.different, ...over.matched).state.trust).toBe('compared');
  });
});
