import { expect, test } from 'vitest';
import { createServer } from '../../src/index.ts';
import { get } from '../support/http.ts';
import { fetchOnlyRoom } from '../support/operator.ts';
import { PrivateRoom } from '../support/private-room.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { testConfig } from '../support/server.ts';
import { createCandidate } from '@visavis/protocol/testing';
import { TestPeer } from '../support/test-peer.ts';

test('neither the log nor what an operator sees contains a token, a lock or anything sealed', async () => {
  const { log, lines } = createRecordingLogger('debug');
  const env = { OPERATOR_KEEP_TRACE: '1', OPERATOR_SHOW_NAMES: '1' };
  await using server = await createServer(testConfig(env), { logger: log });
  using ana = await TestPeer.connect(server);
  using ben = await TestPeer.connect(server);
  using eve = await TestPeer.connect(server);
  const room = await PrivateRoom.create();
  const [link, wrongLink, newLink] = [
    await room.createLink(),
    await room.createLink(),
    await room.createLink(),
  ];
  const lock = await room.createLock(0, link);
  const newLock = await room.createLock(1, newLink);
  await room.join(ana, link);
  await room.join(ben, link, { lock });
  await room.send(ben, ana, link, createCandidate());
  const { sealed } = await room.seal(ben, link, 'Ben', 2);
  await ben.call('mutation', 'room.update', { sealed, revision: 2 });
  expect(await room.join(eve, wrongLink)).toEqual({ reason: 'link-changed' });
  expect(await eve.call('query', 'room.peek', { room: 'blue', token: link.entryToken })).toEqual({
    reason: 'bad-request',
  });
  await ana.call('mutation', 'room.changeLink', { lock: newLock });
  await ana.event('room');

  const report = await fetchOnlyRoom(server);
  expect(report).toMatchObject({ name: room.name, members: [{ name: null }, { name: null }] });
  const paths = ['/operator', '/operator.json', '/operator/trace.json', '/metrics'];
  const bodies = await Promise.all(paths.map((path) => get(`${server.url}${path}`)));
  const visible = [...lines, ...bodies.map(({ body }) => body)].join('\n');
  expect(visible).toContain('link-changed');
  expect(visible).toContain('lock.present');
  const links = [link, wrongLink, newLink].flatMap(({ entryToken, entryHash }) => [
    entryToken,
    entryHash,
  ]);
  const locks = [lock, newLock].flatMap(({ owner, signature }) => [owner, signature]);
  for (const secret of [...links, ...locks, sealed]) expect(visible).not.toContain(secret);
});
