import { RoomName } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { moderate } from '../support/moderation.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';

const room = RoomName.parse('blue');

test('the new profile of somebody who waits reaches the hosts, and not the guests', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  using ben = await TestPeer.connect(server);
  using eve = await TestPeer.connect(server);
  await ana.join(room);
  await ben.join(room);
  await ben.event('welcome');
  await moderate(ana, room, { type: 'setAccess', access: 'waiting-room' });
  await eve.join(room);
  await eve.event('asked');

  const profile = createProfile({ name: 'Eve', portrait: 'AAAA', revision: 1e15 });
  expect(await eve.call('mutation', 'room.update', profile)).toEqual({ data: undefined });
  expect(await ana.event('updated')).toMatchObject({ type: 'updated', id: eve.id, profile });
  await ben.call('query', 'server.info');
  expect(ben.eventTypes).not.toContain('updated');

  await eve.call('mutation', 'room.leave');
  expect(await eve.call('mutation', 'room.update', profile)).toEqual({ reason: 'not-joined' });
});
