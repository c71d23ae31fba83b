import { expect, test } from 'vitest';
import { readLinkParameters } from '../../../src/call/session/link-parameters.ts';

test.each([
  ['', { name: null, join: false }],
  ['?name=Ana&join=1', { name: 'Ana', join: true }],
  ['?join=1', { name: null, join: true }],
  ['?name=%20%20', { name: null, join: false }],
  ['?join=true', { name: null, join: false }],
  [`?name=${'x'.repeat(100)}`, { name: 'x'.repeat(64), join: false }],
])('the query %j has the parameters %j', (search, parameters) => {
  expect(readLinkParameters(search)).toEqual(parameters);
});
