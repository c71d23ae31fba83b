import { describe, expect, it } from 'vitest';
import './machine.test.ts';
import './exploration.test.ts';
import { checkCoverage } from '../support/check-harness.ts';

describe('the tests of the check machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(checkCoverage.missing).toEqual([]);
  });
});
