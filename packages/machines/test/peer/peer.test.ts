import { describe, expect, it } from 'vitest';
import './regions/rtc-states.test.ts';
import './regions/negotiation.test.ts';
import './regions/flow.test.ts';
import './generation.test.ts';
import './regions/recovery.test.ts';
import './regions/recovery-events.test.ts';
import './lost-signals.test.ts';
import './machine.test.ts';
import './exploration.test.ts';
import { peerCoverage } from '../support/peer-harness.ts';

describe('the tests of the peer machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(peerCoverage.missing).toEqual([]);
  });
});
