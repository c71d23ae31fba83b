import { describe, expect, it } from 'vitest';
import './devices.ts';
import './buttons.ts';
import './screen.ts';
import './exploration.ts';
import { coverage } from './harness.ts';

describe('the tests of the media machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(coverage.missing).toEqual([]);
  });
});
