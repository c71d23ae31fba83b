import { describe, expect, it } from 'vitest';
import './breakdown.ts';
import './door.ts';
import './exploration.ts';
import './room.ts';
import './present.ts';
import { coverage } from './harness.ts';

describe('the tests of the call machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
