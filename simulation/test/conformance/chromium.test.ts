import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behaviours } from '../../conformance/behaviours.ts';
import { openConformancePage } from '../support/conformance-page.ts';

let conformancePage: Awaited<ReturnType<typeof openConformancePage>>;

beforeAll(async () => {
  conformancePage = await openConformancePage();
});

afterAll(async () => {
  await conformancePage[Symbol.asyncDispose]();
});

// The behaviours mostly wait, so that they can run at the same time.
describe.concurrent('Chromium behaves as webrtc-pc specifies', () => {
  test.each(behaviours)('$name', async ({ name, expected }) => {
    const observed = await conformancePage.page.evaluate((name) => globalThis.observe(name), name);
    expect(observed).toEqual(expected);
  });
});
