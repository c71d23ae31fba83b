import { describe, expect, it } from 'vitest';
import './run.ts';
import './exploration.ts';
import { coverage } from './harness.ts';

describe('the tests of the check machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
