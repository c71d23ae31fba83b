import { describe, expect, it } from 'vitest';
import './connection.ts';
import './delivery.ts';
import './questions.ts';
import './exploration.ts';
import './frames.ts';
import { coverage } from './harness.ts';

describe('the tests of the signaling machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
