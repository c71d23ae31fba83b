import { createHmac } from 'node:crypto';
import { createPeerId } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { createIceServers } from '../../src/ice/ice-servers.ts';

describe('ICE servers', () => {
  const peer = createPeerId('ana');
  const member = { peer, isInRoom: true };

  test('are STUN servers only where no TURN server is configured', () => {
    const { ice } = readConfig({ STUN_URLS: 'stun:a.example,stun:b.example' });
    expect(createIceServers(ice, member, 0)).toEqual({
      servers: [{ urls: ['stun:a.example', 'stun:b.example'] }],
      ttlMs: null,
    });
  });

  test('can be an empty list', () => {
    const { ice } = readConfig({ STUN_URLS: '' });
    expect(createIceServers(ice, member, 0)).toEqual({ servers: [], ttlMs: null });
  });

  test('carry credentials that coturn accepts until they expire', () => {
    const { ice } = readConfig({
      TURN_URLS: 'turn:turn.example:3478,turns:turn.example:5349',
      TURN_SECRET: 'north',
      TURN_TTL_MS: '600000',
    });
    const { servers, ttlMs } = createIceServers(ice, member, 1_000_000_500);
    const username = `1000600:${peer}`;
    expect(ttlMs).toBe(600_000);
    expect(servers[1]).toEqual({
      urls: ['turn:turn.example:3478', 'turns:turn.example:5349'],
      username,
      credential: createHmac('sha1', 'north').update(username).digest('base64'),
    });
  });

  test.each([
    ['five minutes', {}, 300_000],
    ['less where less is configured', { TURN_TTL_MS: '60000' }, 60_000],
  ])('carry credentials for %s before a room is joined', (_, env, expected) => {
    const { ice } = readConfig({ TURN_URLS: 'turn:turn.example', TURN_SECRET: 'north', ...env });
    const { servers, ttlMs } = createIceServers(ice, { peer, isInRoom: false }, 0);
    expect(ttlMs).toBe(expected);
    expect(servers[1]?.username).toBe(`${expected / 1_000}:${peer}`);
  });
});
