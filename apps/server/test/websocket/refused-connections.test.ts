import { describe, expect, test } from 'vitest';
import { RawClient } from '../support/raw-client.ts';
import { startServer } from '../support/server.ts';
import { upgrade } from '../support/upgrade.ts';

describe('a refused connection is released', () => {
  test('where a program does not close it', async () => {
    await using server = await startServer();
    using client = await RawClient.upgrade(server, '/elsewhere');
    await client.receives('unknown-procedure');
    expect(await client.isCutOff()).toBe(true);
  });

  test('where a page does not answer the close frame', async () => {
    await using server = await startServer();
    using client = await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' });
    await client.receives('origin-refused');
    expect(await client.isClosedByServer()).toBe(true);
  });

  test('where many pages are refused at a time: the others get an HTTP error', async () => {
    await using server = await startServer();
    using clients = new DisposableStack();
    for (let n = 0; n < 100; n += 1) {
      const client = clients.use(
        await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' }),
      );
      await client.receives('origin-refused');
    }
    expect(await upgrade(server, '/trpc', { Origin: 'https://evil.example' })).toEqual({
      status: 403,
      reason: 'origin-refused',
    });
  });

  test('when the server closes', async () => {
    const server = await startServer();
    using client = await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' });
    await client.receives('origin-refused');
    const before = performance.now();
    await server[Symbol.asyncDispose]();
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
