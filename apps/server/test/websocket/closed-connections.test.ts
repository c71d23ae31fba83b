import { closeCodeOf } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { OtherRoom } from '../support/other-room.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

const closedFor = (reason: Parameters<typeof closeCodeOf>[0]) => ({
  code: closeCodeOf(reason),
  reason,
});

describe('the server closes a connection after', () => {
  test('a first frame without connection parameters', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server, { silent: true });

    peer.socket.send('hello');

    expect((await peer.response(null)).error?.data.reason).toBe('bad-request');
    await peer.closed;
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a refused session, after the authentication timeout', async () => {
    await using server = await startServer({ AUTHENTICATION_TIMEOUT_MS: '1000' });
    using peer = await TestPeer.connect(server, { firstMessageData: {} });
    expect(await peer.closed).toEqual(closedFor('idle-timeout'));
  });

  test('10 MB in one frame', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    peer.socket.send('x'.repeat(10_000_000));

    expect(await peer.closed).toEqual(closedFor('too-large'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('ten thousand messages in a second', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    await peer.join('blue');

    for (let n = 0; n < 10_000; n += 1)
      peer.sendFrame({ id: 1_000 + n, method: 'query', params: { path: 'server.info' } });

    expect(await peer.closed).toEqual(closedFor('rate-limited'));
    // Frames that arrived together with the one that exceeded the limit are not processed either.
    expect(peer.frames.length).toBeLessThan(250);
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('as many requests in few frames, without lost events for others in the room', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    let first = 1;
    for (let frame = 0; frame < 40; frame += 1) {
      const requests = Array.from({ length: 32 }, () => {
        const input = {
          to: ben.id,
          generation: 1,
          firstSequence: first++,
          signals: [createCandidate()],
        };
        return { id: 1_000 + first, method: 'mutation', params: { path: 'signal.send', input } };
      });
      ana.sendFrame(requests);
    }

    expect(await ana.closed).toEqual(closedFor('rate-limited'));
    await ben.event('away');
    expect(ben.eventTypes.filter((type) => type === 'signal').length).toBeLessThan(250);
    expect(ben.eventTypes).not.toContain('resync');
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('more invalid requests in one frame than its burst allows', async () => {
    await using server = await startServer();
    using peer = await TestPeer.connect(server);
    peer.sendFrame(Array.from({ length: 10_000 }, (_, id) => ({ id })));
    expect(await peer.closed).toEqual(closedFor('rate-limited'));
    expect(peer.frames).toEqual([]);
  });

  test('many large frames, without lost events for others in the room', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    for (let n = 1; n <= 40; n += 1) {
      const signals = [createOffer(60_000), createOffer(60_000), createOffer(60_000)];
      const input = { to: ben.id, generation: 1, firstSequence: n * 3, signals };
      ana.sendFrame({ id: 1_000 + n, method: 'mutation', params: { path: 'signal.send', input } });
    }

    expect(await ana.closed).toEqual(closedFor('rate-limited'));
    await ben.event('away');
    expect(ben.eventTypes.filter((type) => type === 'signal').length).toBeLessThan(5);
    expect(ben.eventTypes).not.toContain('resync');
  });

  test('the authentication timeout', async () => {
    await using server = await startServer({ AUTHENTICATION_TIMEOUT_MS: '1000' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server, { silent: true });

    expect(await peer.closed).toEqual(closedFor('idle-timeout'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('the idle timeout', async () => {
    await using server = await startServer({ IDLE_TIMEOUT_MS: '500', PING_INTERVAL_MS: '500' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);

    expect(await peer.closed).toEqual(closedFor('idle-timeout'));
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('its buffer is full because it does not read, and keeps its membership for the grace period', async () => {
    await using server = await startServer({ MAX_BUFFERED_BYTES: '262144', ...unlimitedBytes });
    using other = await OtherRoom.open(server);
    using ana = await TestPeer.connect(server);
    using deaf = await TestPeer.connect(server);
    await ana.join('blue');
    await deaf.join('blue');
    deaf.socket.pause();

    for (let first = 1; !ana.eventTypes.includes('away'); first += 1) {
      await ana.send(deaf.id, 1, first, createOffer(60_000));
    }

    expect(server.size().members).toBe(4);
    expect(await other.isUndisturbed()).toBe(true);
  });
});
