import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../../clock/scheduler.ts';
import { createSeededRandom } from '../../random/random.ts';

test('tasks run in the order of their due times, and then in the order in which they were scheduled', async () => {
  const scheduler = new SimulatedScheduler();
  const random = createSeededRandom(1);
  const due = Array.from({ length: 200 }, (_, turn) => ({ turn, at: Math.floor(random() * 50) }));
  const ran: { readonly turn: number; readonly at: number }[] = [];
  for (const each of due)
    scheduler.schedule(each.at, () => ran.push({ ...each, at: scheduler.now() }));
  await scheduler.advance(50);
  expect(ran).toEqual(due.toSorted((a, b) => a.at - b.at || a.turn - b.turn));
  expect(scheduler.pendingCount).toBe(0);
});

test('a cancelled task does not run, and cancelling a task that has run has no effect', async () => {
  const scheduler = new SimulatedScheduler();
  const ran: string[] = [];
  const first = scheduler.schedule(1, () => ran.push('first'));
  const second = scheduler.schedule(2, () => ran.push('second'));
  second();
  await scheduler.advance(5);
  first();
  expect([ran, scheduler.pendingCount, scheduler.now()]).toEqual([['first'], 0, 5]);
});

test('promises that a task settles run their continuations before the next task', async () => {
  const scheduler = new SimulatedScheduler();
  const ran: string[] = [];
  scheduler.schedule(1, () => {
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => ran.push('continuation'));
  });
  scheduler.schedule(1, () => ran.push('next'));
  expect(await scheduler.until(() => ran.length === 2, 10)).toBe(true);
  expect([ran, scheduler.now()]).toEqual([['continuation', 'next'], 1]);
});
