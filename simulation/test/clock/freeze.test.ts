import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../../clock/scheduler.ts';

test('the tasks of a frozen page, and what follows from them, wait until it resumes', async () => {
  const scheduler = new SimulatedScheduler();
  const log: string[] = [];
  const note = (text: string) => () => log.push(`${scheduler.now()} ${text}`);
  scheduler.schedule(1, note('of nobody'), null);
  scheduler.schedule(2, () => scheduler.schedule(8, note('follows')), 'Ana');
  const cancel = scheduler.schedule(6, note('is cancelled'), 'Ana');
  scheduler.schedule(7, note('of Ana'), 'Ana');
  scheduler.schedule(20, note('of Ben'), 'Ben');
  await scheduler.advance(5);
  scheduler.freeze('Ana');
  await scheduler.advance(25);
  cancel();
  scheduler.resume('Ana');
  await scheduler.advance(10);
  expect(log).toEqual(['1 of nobody', '20 of Ben', '30 of Ana', '30 follows']);
  expect(scheduler.pendingCount).toBe(0);
});
