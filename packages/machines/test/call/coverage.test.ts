import { describe, expect, it } from 'vitest';
import './actor-failure.test.ts';
import './lobby-and-endings.test.ts';
import './exploration.test.ts';
import './in-room.test.ts';
import './user-actions.test.ts';
import { coverage } from '../support/call.ts';

describe('the tests of the call machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
