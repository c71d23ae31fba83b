import { describe, expect, it } from 'vitest';
import './mirror.ts';
import './negotiation.ts';
import './flow.ts';
import './generations.ts';
import './recovery.ts';
import './events.ts';
import './lost-signals.ts';
import './reports.ts';
import './exploration.ts';
import { coverage } from './harness.ts';

describe('the tests of the peer machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
