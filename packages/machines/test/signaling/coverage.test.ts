import { describe, expect, it } from 'vitest';
import './connection.test.ts';
import './delivery.test.ts';
import './requests.test.ts';
import './exploration.test.ts';
import './frame-size.test.ts';
import { coverage } from '../support/signaling.ts';

describe('the tests of the signaling machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
