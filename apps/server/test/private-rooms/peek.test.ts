import { expect, test } from 'vitest';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';

test('a private room can be seen from outside only by those who have its link', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  using eve = await TestPeer.connect(server);
  const room = await PrivateRoom.create();
  const link = await room.createLink();
  const { entryToken: wrongToken } = await room.createLink();
  const peek = (token?: string) => eve.call('query', 'room.peek', { room: room.name, token });
  const empty = { data: { memberCount: 0, capacity: 8, state: 'empty' } };

  for (const token of [link.entryToken, wrongToken]) expect(await peek(token)).toEqual(empty);
  await room.join(ana, link);
  expect(await peek(link.entryToken)).toEqual({
    data: { memberCount: 1, capacity: 8, state: 'open' },
  });
  expect(await peek(wrongToken)).toEqual({ reason: 'link-changed' });
  expect(await peek()).toEqual({ reason: 'bad-request' });
  await ana.call('mutation', 'room.leave');
  expect(await peek(wrongToken)).toEqual(empty);
});

test('an open room is not seen with a token', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  const { entryToken: token } = await (await PrivateRoom.create()).createLink();
  expect(await ana.call('query', 'room.peek', { room: 'blue', token })).toEqual({
    reason: 'bad-request',
  });
});
