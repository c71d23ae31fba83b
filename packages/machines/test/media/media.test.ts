import { describe, expect, it } from 'vitest';
import './capture-region.test.ts';
import './toggles.test.ts';
import './screen-region.test.ts';
import './exploration.test.ts';
import { mediaCoverage } from '../support/media-harness.ts';

describe('the tests of the media machine', () => {
  it('have reached every state and taken every transition', () => {
    expect(mediaCoverage.missing).toEqual([]);
  });
});
