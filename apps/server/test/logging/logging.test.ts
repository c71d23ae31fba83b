import { describe, expect, test } from 'vitest';
import { createServer } from '../../src/index.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, testConfig } from '../support/server.ts';
import { eventfulEnv, runEventfully } from '../support/eventful-run.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';

describe('the log', () => {
  test('has one line at debug for each change in a room', async () => {
    const { log, readLines } = createRecordingLogger('debug');
    const server = await createServer(testConfig(eventfulEnv), { logger: log });
    const { ana, ben } = await runEventfully(server);
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
    const server = await createServer(testConfig(eventfulEnv), { logger: log });
    const { ana } = await runEventfully(server);
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
    const server = await createServer(testConfig(eventfulEnv), { logger: log });
    await runEventfully(server);
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

  test('does not keep other observers from the rooms', async () => {
    const seen: string[] = [];
    await using server = await startServer({}, ({ event }) => seen.push(event.type));
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    expect(seen).toEqual(['member.join']);
  });
});
