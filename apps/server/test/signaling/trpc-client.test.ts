import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import type { AppRouter } from '@visavis/protocol/router';
import { createConnectionParams, webCryptography } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { socketUrl, startServer } from '../support/server.ts';
import { createCandidate } from '../support/signals.ts';
import { until } from '../support/wait.ts';

test('a tRPC client resumes by itself', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  await ana.join('blue');
  const identity = await webCryptography.createIdentity();
  const client = createWSClient({
    url: socketUrl(server).replace('?connectionParams=1', ''),
    connectionParams: async () => ({
      ...(await createConnectionParams(identity, new URL(server.url).host)),
    }),
    retryDelayMs: () => 0,
  });
  const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
  const received: string[] = [];
  const profile = createProfile({ name: 'Ben', microphone: true, camera: true });
  const subscription = trpc.room.join.subscribe(
    { room: 'blue', profile },
    { onData: ({ data }) => received.push(data.type) },
  );
  const { member } = await ana.event('joined');

  await until(() => received.length === 1);
  client.connection?.ws.close(4000);
  await ana.event('back');
  await ana.send(member.id, 1, 1, createCandidate());
  await until(() => received.length === 2);

  expect(received).toEqual(['welcome', 'signal']);
  subscription.unsubscribe();
  expect(await ana.event('left')).toMatchObject({ id: member.id, reason: 'left' });
  await client.close();
});
