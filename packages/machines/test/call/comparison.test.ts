import { ben, cho } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { inRoom } from '../support/call.ts';

describe('the comparison with a member', () => {
  it('is passed on to the connection to this member', () => {
    const call = inRoom(ben, cho);
    for (const step of ['start', 'confirm', 'deny', 'stop'] as const) {
      call.actor.send({ type: 'compare', peer: ben, step });
      expect(call.eventsToPeer(ben)).toContain(`compare.${step}`);
      expect(call.eventsToPeer(cho)).not.toContain(`compare.${step}`);
    }
  });

  it('judges its key, and not those of others', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'key.judged', peer: ben, verdict: 'changed' });
    expect(call.eventsToPeer(ben)).toContain('key.judged');
    expect(call.eventsToPeer(cho)).not.toContain('key.judged');
  });

  it('is of no use with somebody who has left', () => {
    const call = inRoom(cho);
    call.actor.send({ type: 'compare', peer: ben, step: 'start' });
    call.actor.send({ type: 'key.judged', peer: ben, verdict: 'compared' });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.eventsToPeer(ben)).toEqual([]);
  });
});
