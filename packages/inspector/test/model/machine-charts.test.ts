import { expect, test } from 'vitest';
import { chartOfMachine } from '../../src/model/machine-charts.ts';

test('every machine has a chart, and other names have none', () => {
  for (const machine of ['call', 'signaling', 'media', 'peer', 'room', 'check']) {
    expect(chartOfMachine(machine)?.children.length).toBeGreaterThan(1);
  }
  expect(chartOfMachine('toString')).toBeUndefined();
  expect(chartOfMachine(null)).toBeUndefined();
});
