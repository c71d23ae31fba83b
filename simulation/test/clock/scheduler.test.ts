import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../../rtc/rtc.ts';
import { createSeededRandom } from '../../random/random.ts';

test('tasks run in the order of their times, those of one time in the order of their scheduling', async () => {
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

test('a task that is cancelled does not run, and cancelling one that has run is nothing', async () => {
  const scheduler = new SimulatedScheduler();
  const ran: string[] = [];
  const first = scheduler.schedule(1, () => ran.push('first'));
  const second = scheduler.schedule(2, () => ran.push('second'));
  second();
  await scheduler.advance(5);
  first();
  expect([ran, scheduler.pendingCount, scheduler.now()]).toEqual([['first'], 0, 5]);
});

test('what a task has promised is done before the next task', async () => {
  const scheduler = new SimulatedScheduler();
  const ran: string[] = [];
  scheduler.schedule(1, () => {
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => ran.push('promised'));
  });
  scheduler.schedule(1, () => ran.push('next'));
  expect(await scheduler.until(() => ran.length === 2, 10)).toBe(true);
  expect([ran, scheduler.now()]).toEqual([['promised', 'next'], 1]);
});
