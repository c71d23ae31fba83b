import { expect, test } from 'vitest';
import { OperationQueue } from '../../src/peer-connection/operation-queue.ts';

const unexpected = (error: unknown) => {
  throw error;
};

test('operations run one at a time, in order', async () => {
  using queue = new OperationQueue();
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();

  queue.run(async () => {
    log.push('first starts');
    await first.promise;
    log.push('first ends');
  }, unexpected);
  queue.run(async () => {
    log.push('second');
    last.resolve();
  }, unexpected);
  await Promise.resolve();
  expect(log).toEqual(['first starts']);
  first.resolve();
  await last.promise;

  expect(log).toEqual(['first starts', 'first ends', 'second']);
});

test('a failed operation is reported, and the next one runs', async () => {
  using queue = new OperationQueue();
  const log: string[] = [];
  const done = Promise.withResolvers<void>();

  queue.run(
    async () => {
      throw new Error('Failed.');
    },
    (error) => log.push(String(error)),
  );
  queue.run(async () => done.resolve(), unexpected);
  await done.promise;

  expect(log).toEqual(['Error: Failed.']);
});

test('after disposal, a failure is not reported and no operation starts', async () => {
  const queue = new OperationQueue();
  const log: string[] = [];
  const running = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  queue.run(
    () => running.promise.finally(ended.resolve),
    () => log.push('failed'),
  );
  queue.run(
    async () => {
      log.push('second');
    },
    () => log.push('failed'),
  );
  await Promise.resolve();

  queue[Symbol.dispose]();
  running.reject(new Error('The connection is closed.'));
  await ended.promise;
  await new Promise((resolve) => setImmediate(resolve));

  expect(queue.isDisposed).toBe(true);
  expect(log).toEqual([]);
});
