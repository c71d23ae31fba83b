import { expect, test } from 'vitest';
import { OperationQueue } from '../../src/peer-connection/operation-queue.ts';

const unexpected = (error: unknown) => {
  throw error;
};

test('operations run one after the other, in the order in which they were asked for', async () => {
  using queue = new OperationQueue();
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();

  queue.run(async () => {
    said.push('first begins');
    await first.promise;
    said.push('first ends');
  }, unexpected);
  queue.run(async () => {
    said.push('second');
    last.resolve();
  }, unexpected);
  await Promise.resolve();
  expect(said).toEqual(['first begins']);
  first.resolve();
  await last.promise;

  expect(said).toEqual(['first begins', 'first ends', 'second']);
});

test('an operation that fails is reported, and the next one runs', async () => {
  using queue = new OperationQueue();
  const said: string[] = [];
  const done = Promise.withResolvers<void>();

  queue.run(
    async () => {
      throw new Error('It breaks.');
    },
    (error) => said.push(String(error)),
  );
  queue.run(async () => done.resolve(), unexpected);
  await done.promise;

  expect(said).toEqual(['Error: It breaks.']);
});

test('an operation that fails after the end is not reported, and none begins', async () => {
  const queue = new OperationQueue();
  const said: string[] = [];
  const running = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  queue.run(
    () => running.promise.finally(ended.resolve),
    () => said.push('failed'),
  );
  queue.run(
    async () => {
      said.push('second');
    },
    () => said.push('failed'),
  );
  await Promise.resolve();

  queue[Symbol.dispose]();
  running.reject(new Error('The connection is closed.'));
  await ended.promise;
  await new Promise((resolve) => setImmediate(resolve));

  expect(queue.isDisposed).toBe(true);
  expect(said).toEqual([]);
});
