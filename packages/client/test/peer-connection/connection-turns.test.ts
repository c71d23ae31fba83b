import { beforeEach, describe, expect, test } from 'vitest';
import { ConnectionTurns, turnRanks } from '../../src/peer-connection/connection-turns.ts';
import { createTasks, flushMicrotasks } from '../support/tasks.ts';

const { closing, known, firstStranger } = turnRanks;

let log: string[] = [];
beforeEach(() => {
  log = [];
});

/** Turns whose work is logged, and ended by the test. */
function startTurns() {
  const tasks = createTasks();
  const turns = new ConnectionTurns(tasks);
  return {
    tasks,
    /** Returns what ends the work. */
    take: (name: string, rank: number = firstStranger, signal?: AbortSignal) => {
      const work = Promise.withResolvers<void>();
      const options = { rank: () => rank, ...(signal !== undefined && { signal }) };
      const done = turns.take(() => {
        log.push(name);
        return work.promise;
      }, options);
      return { ...work, done };
    },
  };
}

describe('a turn', () => {
  test('starts at once if nothing else is being done', () => {
    startTurns().take('one');
    expect(log).toEqual(['one']);
  });

  test('starts in the next task after the end of the one before', async () => {
    const { tasks, take } = startTurns();
    const one = take('one');
    take('two');
    await flushMicrotasks();
    await tasks.next();
    expect(log).toEqual(['one']);
    one.resolve();
    await flushMicrotasks();
    expect(log).toEqual(['one']);
    await tasks.next();
    expect(log).toEqual(['one', 'two']);
  });

  test('starts in another task also if the one before has ended in this one', async () => {
    const { tasks, take } = startTurns();
    take('one').resolve();
    await flushMicrotasks();
    take('two');
    expect(log).toEqual(['one']);
    await tasks.next();
    expect(log).toEqual(['one', 'two']);
  });

  test('starts at once again after a task in which nothing came', async () => {
    const { tasks, take } = startTurns();
    take('one').resolve();
    await flushMicrotasks();
    await tasks.next();
    take('two');
    expect(log).toEqual(['one', 'two']);
  });

  test('is first given to what closes, then to known peers, then to the stranger who came first', async () => {
    const { tasks, take } = startTurns();
    const first = take('first');
    const ranks = [firstStranger + 1, firstStranger, known, closing, known];
    for (const [index, rank] of ranks.entries()) take(`${index}`, rank).resolve();
    first.resolve();
    for (const _ of ranks) {
      await flushMicrotasks();
      await tasks.next();
    }
    expect(log).toEqual(['first', '3', '2', '4', '1', '0']);
  });

  test('ends when its work fails, which the caller learns', async () => {
    const { tasks, take } = startTurns();
    const one = take('one');
    take('two');
    one.reject(new Error('Failed.'));
    await expect(one.done).rejects.toThrow('Failed.');
    await tasks.next();
    expect(log).toEqual(['one', 'two']);
  });
});

describe('work that is not needed any more', () => {
  test('never starts', async () => {
    const { tasks, take } = startTurns();
    const one = take('one');
    const abort = new AbortController();
    const two = take('two', firstStranger, abort.signal);
    abort.abort();
    await two.done;
    await take('three', firstStranger, abort.signal).done;
    one.resolve();
    await flushMicrotasks();
    await tasks.next();
    expect(log).toEqual(['one']);
  });

  test('ends its turn, although it is never done', async () => {
    const { tasks, take } = startTurns();
    const abort = new AbortController();
    const one = take('one', firstStranger, abort.signal);
    take('two');
    abort.abort();
    await one.done;
    await tasks.next();
    expect(log).toEqual(['one', 'two']);
  });
});
