import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { OperatorReport, type RoomReport } from '../../src/operator/operator-report.ts';
import { get } from '../support/http.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { candidate, offer } from '../support/signals.ts';

const TOKEN = 'a-token-that-nobody-guesses';
const NASTY = `<script>alert('"&')</script>`;

/** What the server tells now; the schema says that this is all. */
async function look({ url }: ServerHandle, query = ''): Promise<OperatorReport> {
  const { status, body } = await get(`${url}/operator.json${query}`);
  expect(status).toBe(200);
  const told: unknown = JSON.parse(body);
  const parsed = OperatorReport.parse(told);
  expect(parsed).toEqual(told);
  return parsed;
}

async function page({ url }: ServerHandle, query = ''): Promise<string> {
  const { status, body } = await get(`${url}/operator${query}`);
  expect(status).toBe(200);
  return body;
}

/** The only room that there is. */
async function onlyRoom(server: ServerHandle): Promise<RoomReport> {
  const { list } = (await look(server)).rooms;
  expect(list).toHaveLength(1);
  const [room] = list;
  if (room === undefined) throw new Error('no room');
  return room;
}

describe('the report', () => {
  test('is JSON for nobody to keep, and for no other website', async () => {
    await using server = await startServer();

    const { status, headers } = await get(`${server.url}/operator.json`);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('tells how the process does, and how much there is', async () => {
    await using server = await startServer({ MAX_ROOMS: '7' });
    using ana = await TestPeer.connect(server);
    using _silent = await TestPeer.connect(server, { silent: true });
    await ana.join('blue');

    const report = await look(server);

    expect(report.process).toMatchObject({ version: '0.1.0', isDraining: false });
    expect(Math.abs(report.at - Date.now())).toBeLessThan(60_000);
    expect(report.process.startedAt).toBeLessThan(report.at);
    expect(report.process.memory.residentBytes).toBeGreaterThan(1e7);
    expect(report.size).toEqual({
      connections: 2,
      addresses: 1,
      unauthenticated: 1,
      rooms: 1,
      members: 1,
      away: 0,
      mailboxEvents: 1,
      mailboxBytes: server.size().mailboxBytes,
    });
    expect(report.limits).toMatchObject({ rooms: 7, membersPerRoom: 8 });
  });

  test('tells of a room where its machine is, and how everyone in it does', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.event('welcome');
    await ben.send(ana.id, 1, 1, candidate(1), candidate(2));
    await ana.event('signal');

    const room = await onlyRoom(server);

    expect(room.states).toEqual([
      { region: 'occupancy', state: 'several' },
      { region: 'access', state: 'open' },
    ]);
    expect(room).toMatchObject({ name: null, capacity: 8 });
    expect(room.members).toMatchObject([
      {
        id: ana.id.slice(0, 6),
        name: null,
        presence: 'present',
        mailbox: { events: 3, unread: 0, oldest: ana.events[0]?.id },
        signals: { sent: 0, received: 2 },
        connection: { bufferedBytes: 0 },
      },
      { id: ben.id.slice(0, 6), signals: { sent: 2, received: 0 } },
    ]);
  });

  test('tells what waits for somebody who is away', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.event('welcome');
    ben.socket.terminate();
    await ana.event('away');
    await ana.send(ben.id, 1, 1, offer(10_000));

    const { members } = await onlyRoom(server);

    expect(members[1]).toMatchObject({
      presence: 'away',
      mailbox: { events: 2, unread: 1 },
      connection: null,
    });
    expect(members[1]?.mailbox.bytes).toBeGreaterThan(10_000);
  });

  test('tells what a connection has not taken, and puts its room first', async () => {
    await using server = await startServer({ MAX_BUFFERED_BYTES: '1048576', ...unlimitedBytes });
    using cleo = await TestPeer.connect(server);
    using dora = await TestPeer.connect(server);
    await cleo.join('full');
    await dora.join('full');
    using deaf = await TestPeer.connect(server);
    await deaf.join('poor');
    await deaf.event('welcome');
    deaf.socket.pause();
    using ana = await TestPeer.connect(server);
    const poor = async () => (await look(server, '?room=poor')).rooms.list[0];
    await ana.join('poor');
    await ana.event('welcome');
    const waiting = async () => (await poor())?.members[0]?.connection?.bufferedBytes ?? 0;
    for (let first = 1; (await waiting()) <= 65_536; first += 1) {
      await ana.send(deaf.id, 1, first, offer(60_000));
    }

    const { list } = (await look(server)).rooms;

    expect(list.map(({ members }) => members.length)).toEqual([2, 2]);
    expect(list[0]?.pseudonym).toBe((await poor())?.pseudonym);
  });

  test('tells how much of what one may say at once is left', async () => {
    await using server = await startServer({ BURST_MESSAGES: '50', MESSAGES_PER_SECOND: '1' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    for (let n = 0; n < 20; n += 1) await ana.call('query', 'server.info');

    const [member] = (await onlyRoom(server)).members;

    expect(member?.connection?.remaining.requests).toBeGreaterThan(0.4);
    expect(member?.connection?.remaining.requests).toBeLessThan(0.7);
    expect(member?.connection?.remaining.bytes).toBeGreaterThan(0.9);
  });

  test('tells what has happened within the last minute, second by second', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.send(ana.id, 1, 1, candidate(1), candidate(2), candidate(3));

    const { seconds, perSecond } = (await look(server)).recent;
    const times = Math.max(seconds, 1);
    expect(perSecond.joins * times).toBeCloseTo(2);
    expect(perSecond.signals * times).toBeCloseTo(3);
    // Two introductions, two joins and one batch.
    expect(perSecond.messages * times).toBeCloseTo(5);

    let history = (await look(server)).recent.history;
    while (history.reduce((sum, { signals }) => sum + signals, 0) < 3) {
      history = (await look(server)).recent.history;
    }
    expect(history.reduce((sum, { joins }) => sum + joins, 0)).toBe(2);
  });

  test('tells why the server said no', async () => {
    await using server = await startServer({ CONNECTIONS_PER_ADDRESS: '1' });
    expect((await look(server)).refusals).toEqual([]);
    using ana = await TestPeer.connect(server);
    await expect(TestPeer.connect(server)).rejects.toThrow('429');
    await ana.call('query', 'nothing.of.the.kind');
    await ana.call('query', 'nothing.of.the.kind');
    ana.socket.send('x'.repeat(10_000_000));
    await ana.closed;

    expect((await look(server)).refusals).toEqual([
      { kind: 'request', reason: 'unknown-procedure', lastMinute: 2, sinceStart: 2 },
      { kind: 'connection', reason: 'too-many-connections', lastMinute: 1, sinceStart: 1 },
      { kind: 'closed', reason: 'too-large', lastMinute: 1, sinceStart: 1 },
    ]);
  });

  test('tells when the server asks everyone to connect elsewhere', async () => {
    await using server = await startServer({ DRAIN_TIMEOUT_MS: '60000' });
    using ana = await TestPeer.connect(server);
    const closed = server.close();

    expect((await look(server)).process.isDraining).toBe(true);
    expect(await page(server)).toContain('Shutting down');
    ana.socket.close(1000);
    await closed;
  });

  test('has nobody in it: no name, no room, no whole id, no address, no session', async () => {
    await using server = await startServer({ TRUSTED_PROXIES: '1' });
    const headers = { 'X-Forwarded-For': '192.0.2.77' };
    using ana = await TestPeer.connect(server, { headers });
    using ben = await TestPeer.connect(server, { headers });
    await ana.join('a-secret-room', { name: 'Anastasia' });
    await ben.join('a-secret-room', { name: 'Benedict' });
    await ben.send(ana.id, 1, 1, offer(), candidate());

    for (const path of ['/operator', '/operator.json']) {
      const { body } = await get(`${server.url}${path}`);
      expect(body).toContain(ana.id.slice(0, 6));
      for (const trace of ['a-secret-room', 'Anastasia', ana.id, ana.secret, '192.0.2.', 'vvv']) {
        expect(body).not.toContain(trace);
      }
    }
  });

  test('has names where that is configured', async () => {
    await using server = await startServer({ OPERATOR_SHOW_NAMES: '1' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue', { name: NASTY });

    const room = await onlyRoom(server);

    expect(room.name).toBe('blue');
    expect(room.members[0]?.name).toBe(NASTY);
    expect(await page(server)).toContain(
      '&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;',
    );
  });
});

describe('rooms are asked for', () => {
  test('page by page, twenty at a time', async () => {
    await using server = await startServer();
    const peers = await Promise.all(Array.from({ length: 45 }, () => TestPeer.connect(server)));
    await Promise.all(peers.map((peer, n) => peer.join(`room-${n}`)));
    const marks = new Set<string>();
    for (const [query, length] of [
      ['', 20],
      ['?page=2', 20],
      ['?page=3', 5],
      ['?page=4', 0],
    ] as const) {
      const { rooms } = await look(server, query);
      expect(rooms).toMatchObject({ matching: 45, pages: 3, filter: null });
      expect(rooms.list).toHaveLength(length);
      for (const { pseudonym } of rooms.list) marks.add(pseudonym);
    }
    expect(marks.size).toBe(45);
    const first = await page(server);
    expect(first.match(/<article/g)).toHaveLength(20);
    expect(first).toContain('href="?page=2"');
    expect(await page(server, '?page=4')).toContain('This page does not exist.');
    for (const peer of peers) peer[Symbol.dispose]();
  });

  test('by mark, by the beginning of the mark, and by the whole name', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('green');
    await ben.send(ben.id, 1, 1, candidate());
    const { list } = (await look(server)).rooms;
    const marks = list.map(({ pseudonym }) => pseudonym);
    expect(new Set(marks).size).toBe(2);

    for (const mark of marks) {
      for (const filter of [mark, mark.slice(0, 7), mark.toUpperCase()]) {
        const { rooms } = await look(server, `?room=${filter}`);
        expect(rooms).toMatchObject({ filter, matching: 1, list: [{ pseudonym: mark }] });
      }
    }
    const { rooms } = await look(server, '?room=%20blue%20');
    expect(rooms).toMatchObject({ filter: 'blue', matching: 1, list: [{ pseudonym: marks[0] }] });
    expect((await look(server, '?room=blu')).rooms.matching).toBe(0);
    expect(await page(server, '?room=blu')).toContain('No room has this pseudonym or name.');
  });

  test.each(['?page=0', '?page=-1', '?page=1e3', '?page=x&room=', `?room=${'x'.repeat(65)}`, '?%'])(
    'and nonsense is as if it were not there: %s',
    async (query) => {
      await using server = await startServer();
      using ana = await TestPeer.connect(server);
      await ana.join('blue');
      expect((await look(server, query)).rooms).toMatchObject({
        filter: null,
        page: 1,
        matching: 1,
      });
    },
  );

  test('and what is asked for is shown as text', async () => {
    await using server = await startServer();
    const body = await page(server, `?room=${encodeURIComponent(NASTY)}`);
    expect(body).toContain('&lt;script&gt;alert');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain(`"&'`);
  });
});

describe('the page', () => {
  test('shows what the states of the room machine mean', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    await ana.join('blue');

    const body = await page(server);

    expect(body).toContain('The room has one member.');
    expect(body).toContain('Anyone who knows the name of the room enters.');
    expect(body).not.toMatch(/NaN|undefined|\[object/);
  });

  test('loads nothing but itself, and runs nothing but its own script', async () => {
    await using server = await startServer();
    const { headers, body } = await get(`${server.url}/operator`);
    const policy = String(headers['content-security-policy']);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [kind, tag] of [
      ['style-src', 'style'],
      ['script-src', 'script'],
    ] as const) {
      const [, text = ''] = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(body) ?? [];
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      const source = Buffer.from(digest).toString('base64');
      expect(policy).toContain(`${kind} 'sha256-${source}'`);
    }
    expect(body).not.toMatch(/\s(?:style|on\w+)=/);
    expect(body).not.toContain('http://');
    expect(body).not.toContain('https://');
  });

  test('is not asked for by its head alone, nor by anything that would change something', async () => {
    await using server = await startServer();
    for (const path of ['/operator', '/operator.json']) {
      const head = await get(`${server.url}${path}`, {}, 'HEAD');
      expect(head).toMatchObject({ status: 200, body: '' });
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, headers } = await get(`${server.url}${path}`, {}, method);
        expect(status).toBe(405);
        expect(headers.allow).toBe('GET, HEAD');
      }
    }
  });

  test('is no room: another website’s link to it is not sent elsewhere', async () => {
    await using server = await startServer();
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    const { status } = await get(`${server.url}/operator?join=1`, headers);
    expect(status).toBe(200);
  });
});

describe('who may look', () => {
  /** True where the operator's paths are as any path at which there is nothing. */
  async function findsNothing(
    { url }: ServerHandle,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const nothing = await get(`${url}/nothing`, headers);
    const answers = await Promise.all(
      ['/operator', '/operator.json', '/operator?page=2'].map((path) =>
        get(`${url}${path}`, headers),
      ),
    );
    return answers.every(({ status, body }) => status === 404 && body === nothing.body);
  }

  test.each([
    ['this machine, through a proxy on it', { 'X-Forwarded-For': '127.0.0.1' }],
    ['this machine, by its name', { Host: 'localhost:4000' }],
  ])('%s', async (_, headers) => {
    await using server = await startServer({ TRUSTED_PROXIES: '1' });
    expect(await get(`${server.url}/operator`, headers)).toMatchObject({ status: 200 });
  });

  test.each([
    ['someone behind a trusted proxy', '1', { 'X-Forwarded-For': '192.0.2.1' }],
    ['someone who says to be here', '1', { 'X-Forwarded-For': '127.0.0.1, 192.0.2.1' }],
    ['someone behind a proxy that nobody told of', '0', { 'X-Forwarded-For': '192.0.2.1' }],
    ['someone known by Forwarded', '0', { Forwarded: 'for=192.0.2.1' }],
    ['someone behind a proxy that says nothing', '0', { Host: 'call.example.org' }],
    ['a website that points its name here', '0', { Host: '127.0.0.1.evil.example:4000' }],
  ])('not %s', async (_, TRUSTED_PROXIES, headers) => {
    await using server = await startServer({ TRUSTED_PROXIES });
    expect(await findsNothing(server, headers)).toBe(true);
  });
});

describe('where there is a token', () => {
  const METRICS_TOKEN = `${TOKEN}-for-the-metrics`;
  const PATHS = ['/operator', '/operator.json', '/operator?page=2', '/operator/trace.json'];
  const start = (env: Readonly<Record<string, string>> = {}) =>
    startServer({ OPERATOR_TOKEN: TOKEN, OPERATOR_KEEP_TRACE: '1', METRICS_TOKEN, ...env });
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  test.each([
    ['a program that sends it', `Bearer ${TOKEN}`],
    ['a person whose browser sends it as a password', basic('operator', TOKEN)],
    ['a person without a name', basic('', TOKEN)],
    ['a person with any name', basic('Jörg', TOKEN)],
  ])('%s is answered, from anywhere', async (_, Authorization) => {
    await using server = await start();
    const headers = { Host: 'call.example.org', 'X-Forwarded-For': '192.0.2.1', Authorization };
    for (const path of PATHS) {
      expect(await get(`${server.url}${path}`, headers)).toMatchObject({ status: 200 });
    }
  });

  test.each([
    ['says nothing', undefined],
    ['says a wrong token', `Bearer ${TOKEN}s`],
    ['says the beginning of the token', basic('operator', TOKEN.slice(0, -1))],
    ['says the token as a name', basic(TOKEN, '')],
    ['says it without a name or a colon', `Basic ${btoa(TOKEN)}`],
    ['has the token of the metrics', `Bearer ${METRICS_TOKEN}`],
    ['says it as no scheme has it', TOKEN],
    ['says nothing that can be read', 'Basic ====='],
  ])('whoever %s is asked for it, on this machine as well', async (_, Authorization) => {
    await using server = await start();
    const said = Authorization === undefined ? {} : { Authorization };
    for (const path of PATHS) {
      const { status, headers, body } = await get(`${server.url}${path}`, said);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Basic realm="Visavis operator", charset="UTF-8"');
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toContain('Rooms');
    }
    expect(await get(`${server.url}/operator/other`, said)).toMatchObject({ status: 404 });
  });

  test('an address from which too many wrong ones came is not listened to, and others are', async () => {
    await using server = await start({ TRUSTED_PROXIES: '1' });
    const ask = async (address: string, token?: string) => {
      const said = token === undefined ? {} : { Authorization: basic('operator', token) };
      const from = { 'X-Forwarded-For': `10.9.8.7, ${address}` };
      return get(`${server.url}/operator`, { ...from, ...said });
    };
    for (let n = 0; n < 20; n += 1) {
      expect((await ask('192.0.2.1')).status, 'before anything is said').toBe(401);
    }
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await ask('192.0.2.1', `${TOKEN}${n}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);

    const right = await ask('192.0.2.1', TOKEN);
    expect(right).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(right.body).not.toContain('Rooms');
    expect((await ask('192.0.2.2', TOKEN)).status).toBe(200);
  });
});
