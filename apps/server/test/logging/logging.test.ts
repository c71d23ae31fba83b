import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { createLogger, createServer, type ServerHandle } from '../../src/index.ts';
import { ActivityLog } from '../../src/logging/activity-log.ts';
import type { ServerStats } from '../../src/metrics/metrics.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, testConfig } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { until } from '../support/wait.ts';

const Line = z.record(z.string(), z.unknown());

/** A logger as in production, whose lines are kept. */
function createRecordingLogger(level: 'debug' | 'info') {
  const lines: string[] = [];
  const log = createLogger(level, { write: (line) => void lines.push(line) });
  const readLines = () => lines.map((line) => Line.parse(JSON.parse(line)));
  return {
    log,
    lines,
    readLines,
    of: (msg: string) => readLines().filter((each) => each['msg'] === msg),
  };
}

const ADDRESS = '203.0.113.77';
const SDP = 'v=0 o=- 4611731400430051336';

/** Joins, leaves and failures of every kind. */
async function runScenario(server: ServerHandle): Promise<{ ana: TestPeer; ben: TestPeer }> {
  const headers = { 'X-Forwarded-For': ADDRESS };
  using ana = await TestPeer.connect(server, { headers });
  using ben = await TestPeer.connect(server, { headers });
  using invalid = await TestPeer.connect(server, {
    headers,
    firstMessageData: { session: 'short' },
  });
  await invalid.join('secret-room');
  await ana.join('secret-room', { name: 'Anastasia' });
  await ben.join('secret-room', { name: 'Benedict' });
  await ana.send(ben.id, 1, 1, { ...createOffer(), sdp: SDP }, createCandidate(7));
  await ana.send(ana.id, 1, 1, { ...createOffer(), sdp: SDP });
  await ana.send(ben.id, 1, 2, { ...createOffer(), sdp: SDP.repeat(3_000) });
  await ana.call('query', SDP);
  ana.sendFrame({ sdp: SDP, secret: ana.secret });
  await ana.response(null);
  await ana.call('query', 'ice.servers');
  const lastEventId = (await ben.event('signal')).eventId;
  ben.socket.terminate();
  await ana.event('away');
  using benAgain = await TestPeer.connect(server, { headers, secret: ben.secret });
  await benAgain.join('secret-room', { name: 'Benedict', lastEventId });
  await ana.event('back');
  benAgain.socket.send('x'.repeat(300_000));
  await benAgain.closed;
  using evil = await TestPeer.connect(server, {
    headers: { ...headers, Origin: 'https://evil.example' },
  });
  await evil.closed;
  await ana.call('mutation', 'room.leave');
  await until(() => server.size().connections === 2);
  return { ana, ben };
}

const ENV = {
  TRUSTED_PROXIES: '1',
  TURN_URLS: 'turn:turn.example',
  TURN_SECRET: 'the-secret-of-the-turn-server',
  DRAIN_TIMEOUT_MS: '0',
};

describe('the log', () => {
  test('has one line at debug for each change in a room', async () => {
    const { log, readLines } = createRecordingLogger('debug');
    const server = await createServer(testConfig(ENV), { logger: log });
    const { ana, ben } = await runScenario(server);
    await server.close();

    const inRoom = readLines().flatMap(({ msg, room, id, memberCount, cause }) =>
      room === undefined ? [] : [{ msg, room, id, memberCount, cause }],
    );
    const room = 'secret-room';
    expect(inRoom).toEqual([
      { msg: 'joined', room, id: ana.id, memberCount: 1 },
      { msg: 'joined', room, id: ben.id, memberCount: 2 },
      { msg: 'away', room, id: ben.id, memberCount: 2 },
      { msg: 'back', room, id: ben.id, memberCount: 2 },
      { msg: 'away', room, id: ben.id, memberCount: 2 },
      { msg: 'left', room, id: ana.id, memberCount: 1, cause: 'member.leave' },
    ]);
  });

  test('has one line at debug for each refused request', async () => {
    const { log, of } = createRecordingLogger('debug');
    const server = await createServer(testConfig(ENV), { logger: log });
    const { ana } = await runScenario(server);
    await server.close();

    expect(of('request refused')).toMatchObject([
      { reason: 'bad-session', path: 'room.join' },
      { reason: 'no-such-member', path: 'signal.send', id: ana.id },
      { reason: 'bad-request', path: 'signal.send', id: ana.id },
      { reason: 'unknown-procedure', id: ana.id },
      { reason: 'bad-request', id: ana.id },
    ]);
  });

  test('contains figures and counts when the server stops', async () => {
    const { log, of } = createRecordingLogger('info');
    const server = await createServer(testConfig(ENV), { logger: log });
    await runScenario(server);
    await server.close();

    expect(of('activity')).toMatchObject([
      {
        level: 30,
        rooms: 1,
        members: 1,
        away: 1,
        accepted: 4,
        relayedSignals: 2,
        refused: { 'origin-refused': 1 },
        closed: { 'too-large': 1 },
        requestsRefused: { 'no-such-member': 1, 'unknown-procedure': 1, 'bad-session': 1 },
      },
    ]);
  });

  test('identifies nobody above debug', async () => {
    const { log, lines } = createRecordingLogger('info');
    const server = await createServer(testConfig(ENV), { logger: log });
    const { ana, ben } = await runScenario(server);
    await server.close();

    const text = lines.join('');
    expect(text).toContain('too-large');
    for (const trace of ['secret-room', 'Anastasia', 'Benedict', ana.id, ben.id, ADDRESS]) {
      expect(text).not.toContain(trace);
    }
  });

  test.each(['info', 'debug'] as const)(
    'has no SDP, no candidate and no secret at %s',
    async (level) => {
      const { log, lines } = createRecordingLogger(level);
      const server = await createServer(testConfig(ENV), { logger: log });
      const { ana, ben } = await runScenario(server);
      await server.close();

      const text = lines.join('');
      expect(text).toContain('too-large');
      const secrets = [ana.secret, ben.secret, ENV.TURN_SECRET];
      for (const trace of [SDP, 'candidate:', '192.0.2.7', 'ufrag', ...secrets]) {
        expect(text).not.toContain(trace);
      }
    },
  );

  test('does not keep other observers from the rooms', async () => {
    const seen: string[] = [];
    await using server = await startServer({}, ({ event }) => seen.push(event.type));
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    expect(seen).toEqual(['member.join']);
  });
});

describe('the activity log', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const figures = (relayed: number): ServerStats => ({
    connections: 0,
    addresses: 0,
    rooms: 0,
    members: 0,
    away: 0,
    mailboxEvents: 0,
    mailboxBytes: 0,
    accepted: 0,
    relayedSignals: relayed,
    refused: [],
    closed: [],
    requestsRefused: [['room-full', 0]],
  });

  test('has a line once a minute where something has changed', () => {
    const { log, of } = createRecordingLogger('info');
    let relayed = 0;
    using _activity = new ActivityLog(log, () => figures(relayed));

    vi.advanceTimersByTime(600_000);
    expect(of('activity')).toEqual([]);

    relayed = 1;
    vi.advanceTimersByTime(59_000);
    relayed = 2;
    vi.advanceTimersByTime(1_000);
    expect(of('activity')).toMatchObject([{ relayedSignals: 2, requestsRefused: {} }]);

    vi.advanceTimersByTime(600_000);
    expect(of('activity')).toHaveLength(1);
    relayed = 3;
    vi.advanceTimersByTime(60_000);
    expect(of('activity')).toHaveLength(2);
  });

  test('leaves no timer', () => {
    const { log } = createRecordingLogger('info');
    new ActivityLog(log, () => figures(0))[Symbol.dispose]();
    expect(vi.getTimerCount()).toBe(0);
  });
});
