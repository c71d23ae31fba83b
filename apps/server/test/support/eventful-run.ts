import type { ServerHandle } from '../../src/index.ts';
import { TestPeer } from './test-peer.ts';
import { createCandidate, createOffer } from './signals.ts';
import { until } from './wait.ts';

/** The address of all clients. */
export const clientAddress = '203.0.113.77';
/** Part of each description that the clients send. */
export const sdp = 'v=0 o=- 4611731400430051336';

/** The environment of the server. */
export const eventfulEnv = {
  TRUSTED_PROXIES: '1',
  TURN_URLS: 'turn:turn.example',
  TURN_SECRET: 'the-secret-of-the-turn-server',
  DRAIN_TIMEOUT_MS: '0',
};

/** Joins, leaves and failures of every kind. */
export async function runEventfully(
  server: ServerHandle,
): Promise<{ ana: TestPeer; ben: TestPeer }> {
  const headers = { 'X-Forwarded-For': clientAddress };
  using ana = await TestPeer.connect(server, { headers });
  using ben = await TestPeer.connect(server, { headers });
  using invalid = await TestPeer.connect(server, {
    headers,
    firstMessageData: { ...ana.login, publicKey: 'short' },
  });
  await invalid.join('secret-room');
  await ana.join('secret-room', { name: 'Anastasia' });
  await ben.join('secret-room', { name: 'Benedict' });
  await ana.send(ben.id, 1, 1, { ...createOffer(), sdp }, createCandidate(7));
  await ana.send(ana.id, 1, 1, { ...createOffer(), sdp });
  await ana.send(ben.id, 1, 2, { ...createOffer(), sdp: sdp.repeat(3_000) });
  await ana.call('query', sdp);
  ana.sendFrame({ sdp, ...ana.login });
  await ana.response(null);
  await ana.call('query', 'ice.servers');
  const lastEventId = (await ben.event('signal')).eventId;
  ben.socket.terminate();
  await ana.event('away');
  using benAgain = await TestPeer.connect(server, { headers, identity: ben.identity });
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
