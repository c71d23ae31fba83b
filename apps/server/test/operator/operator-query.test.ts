import { describe, expect, test } from 'vitest';
import { fetchPage, fetchReport, maliciousText } from '../support/operator.ts';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { createCandidate } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('the report lists rooms', () => {
  test('page by page, twenty at a time', async () => {
    await using server = await startServer();
    const peers = await Promise.all(Array.from({ length: 45 }, () => TestPeer.connect(server)));
    await Promise.all(peers.map((peer, n) => peer.join(`room-${n}`)));
    const pseudonyms = new Set<string>();
    for (const [query, length] of [
      ['', 20],
      ['?page=2', 20],
      ['?page=3', 5],
      ['?page=4', 0],
    ] as const) {
      const { rooms } = await fetchReport(server, query);
      expect(rooms).toMatchObject({ matching: 45, pages: 3, filter: null });
      expect(rooms.list).toHaveLength(length);
      for (const { pseudonym } of rooms.list) pseudonyms.add(pseudonym);
    }
    expect(pseudonyms.size).toBe(45);
    const first = await fetchPage(server);
    expect(first.match(/<article/g)).toHaveLength(20);
    expect(first).toContain('href="?page=2"');
    expect(await fetchPage(server, '?page=4')).toContain('This page does not exist.');
    for (const peer of peers) peer[Symbol.dispose]();
  });

  test('by pseudonym, by its beginning, and by the full name', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('green');
    await ben.send(ben.id, 1, 1, createCandidate());
    const { list } = (await fetchReport(server)).rooms;
    const pseudonyms = list.map(({ pseudonym }) => pseudonym);
    expect(new Set(pseudonyms).size).toBe(2);

    for (const mark of pseudonyms) {
      for (const filter of [mark, mark.slice(0, 7), mark.toUpperCase()]) {
        const { rooms } = await fetchReport(server, `?room=${filter}`);
        expect(rooms).toMatchObject({ filter, matching: 1, list: [{ pseudonym: mark }] });
      }
    }
    const { rooms } = await fetchReport(server, '?room=%20blue%20');
    expect(rooms).toMatchObject({
      filter: 'blue',
      matching: 1,
      list: [{ pseudonym: pseudonyms[0] }],
    });
    expect((await fetchReport(server, '?room=blu')).rooms.matching).toBe(0);
    expect(await fetchPage(server, '?room=blu')).toContain('No room has this pseudonym or name.');
  });

  test('by the full name of a private room, which has upper-case letters', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    await room.join(ana, await room.createLink());
    expect((await fetchReport(server, `?room=${room.name}`)).rooms).toMatchObject({ matching: 1 });
  });

  test.each(['?page=0', '?page=-1', '?page=1e3', '?page=x&room=', `?room=${'x'.repeat(65)}`, '?%'])(
    'ignoring invalid parameters: %s',
    async (query) => {
      await using server = await startServer();
      using ana = await TestPeer.connect(server);
      await ana.join('blue');
      expect((await fetchReport(server, query)).rooms).toMatchObject({
        filter: null,
        page: 1,
        matching: 1,
      });
    },
  );

  test('and the page escapes the filter', async () => {
    await using server = await startServer();
    const body = await fetchPage(server, `?room=${encodeURIComponent(maliciousText)}`);
    expect(body).toContain('&lt;script&gt;alert');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain(`"&'`);
  });
});
