import { expect, test } from 'vitest';
import { AddressBudgets } from '../../src/limits/address-budgets.ts';
import { testConfig } from '../support/server.ts';

const rates = testConfig({ ADDRESS_BURST_JOINS: '2', ADDRESS_JOINS_PER_SECOND: '1' }).addressRates;

test('all connections of an address share its budget, also those that come later', () => {
  const budgets = new AddressBudgets(rates);
  expect(budgets.of('192.0.2.1', 0).consume('joins', 0)).toBe(true);
  expect(budgets.of('192.0.2.1', 0).consume('joins', 0)).toBe(true);
  expect(budgets.of('192.0.2.1', 0).consume('joins', 0)).toBe(false);
  expect(budgets.of('192.0.2.1', 1_000).consume('joins', 1_000)).toBe(true);
});

test('another address and other work have budgets of their own', () => {
  const budgets = new AddressBudgets(rates);
  expect(budgets.of('192.0.2.1', 0).consume('joins', 0, 2)).toBe(true);
  expect(budgets.of('192.0.2.2', 0).consume('joins', 0, 2)).toBe(true);
  expect(budgets.of('192.0.2.1', 0).consume('messages', 0)).toBe(true);
});

test('the addresses that connected last are remembered', () => {
  const budgets = new AddressBudgets(rates);
  budgets.of('first', 0).consume('joins', 0, 2);
  budgets.of('second', 0).consume('joins', 0, 2);
  for (let n = 0; n < 9_998; n += 1) budgets.of(`address ${n}`, 0);
  expect(budgets.of('first', 0).consume('joins', 0)).toBe(false);
  budgets.of('one more', 0);
  expect(budgets.of('second', 0).consume('joins', 0)).toBe(true);
});
