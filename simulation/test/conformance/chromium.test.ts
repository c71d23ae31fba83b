import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behaviours } from '../../conformance/behaviours.ts';
import { openPage } from '../support/conformance-page.ts';

let opened: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  opened = await openPage();
});

afterAll(async () => {
  await opened[Symbol.asyncDispose]();
});

// They wait more than they compute.
describe.concurrent('Chromium does the same', () => {
  test.each(behaviours)('$name', async ({ name, expected }) => {
    const observed = await opened.page.evaluate((name) => globalThis.observe(name), name);
    expect(observed).toEqual(expected);
  });
});
