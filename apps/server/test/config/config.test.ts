import { createHmac } from 'node:crypto';
import { PeerId, SessionSecret } from '@visavis/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { peerIdOf } from '../../src/authentication/peer-id.ts';
import { Expiry } from '../../src/expiry/expiry.ts';
import { createIceServers } from '../../src/ice/ice-servers.ts';
import { TokenBucket } from '../../src/limits/token-bucket.ts';

describe('the configuration', () => {
  test('has a default for everything', () => {
    const config = readConfig({});
    expect(config.listen).toEqual({ host: '127.0.0.1', port: 4000 });
    expect(config.ice.stunUrls).toEqual([
      'stun:stun.l.google.com:19302',
      'stun:stun1.l.google.com:19302',
    ]);
    expect(config.statelyInspectorPort).toBeUndefined();
  });

  test('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', TURN_SECRET: '' }).listen.port).toBe(4000);
  });

  test('takes an empty list for an empty list: without STUN servers there is no STUN', () => {
    expect(readConfig({ STUN_URLS: '' }).ice.stunUrls).toEqual([]);
    expect(readConfig({ STUN_URLS: undefined }).ice.stunUrls).not.toEqual([]);
  });

  test.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '4e3' }],
    ['GRACE_MS', { GRACE_MS: '-1' }],
    ['MEMBERS_PER_ROOM', { MEMBERS_PER_ROOM: '9' }],
    ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'calls.example' }],
    ['STUN_URLS', { STUN_URLS: 'turn:turn.example' }],
    ['TURN_SECRET', { TURN_URLS: 'turn:turn.example' }],
    ['TLS_KEY_FILE', { TLS_CERT_FILE: 'cert.pem' }],
    ['BURST_BYTES', { BURST_BYTES: '262143' }],
    ['STATELY_INSPECTOR', { STATELY_INSPECTOR: '1', NODE_ENV: 'production' }],
  ])('says that %s is wrong', (name, env) => {
    expect(() => readConfig(env)).toThrow(name);
  });
});

describe('identity', () => {
  test('is the beginning of the hash of the secret', () => {
    // printf %s AAAAAAAAAAAAAAAAAAAAAA | openssl dgst -sha256 -binary | basenc --base64url
    const secret = SessionSecret.parse('A'.repeat(22));
    expect(peerIdOf(secret)).toBe('ilvbTMFRZBJsbvJmjendJA');
  });
});

describe('ICE servers', () => {
  const peer = PeerId.parse('p'.repeat(22));
  const member = { peer, isInRoom: true };

  test('are STUN only where there is no TURN server', () => {
    const { ice } = readConfig({ STUN_URLS: 'stun:a.example,stun:b.example' });
    expect(createIceServers(ice, member, 0)).toEqual({
      servers: [{ urls: ['stun:a.example', 'stun:b.example'] }],
      ttlMs: null,
    });
  });

  test('can be none at all', () => {
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
    ['less, where less is configured', { TURN_TTL_MS: '60000' }, 60_000],
  ])('carry credentials for %s before a room is joined', (_, env, expected) => {
    const { ice } = readConfig({ TURN_URLS: 'turn:turn.example', TURN_SECRET: 'north', ...env });
    const { servers, ttlMs } = createIceServers(ice, { peer, isInRoom: false }, 0);
    expect(ttlMs).toBe(expected);
    expect(servers[1]?.username).toBe(`${expected / 1_000}:${peer}`);
  });
});

describe('a token bucket', () => {
  test('lets a burst through, then as much as time gives', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    const took = [0, 0, 0, 0, 99, 101, 102, 10_000, 10_000, 10_000, 10_000];
    expect(took.map((now) => bucket.consume(now))).toEqual(
      [true, true, true, false].concat([false, true, false], [true, true, true, false]),
    );
  });

  test('takes all that is asked for, or nothing', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect([4, 3, 1].map((tokens) => bucket.consume(0, tokens))).toEqual([false, true, false]);
  });
});

describe('expiry', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('comes for each key at its time, and with one timer for all', () => {
    const expired: string[] = [];
    using expiry = new Expiry<string>(100, (key) => expired.push(key));
    expiry.add('a');
    vi.advanceTimersByTime(60);
    expiry.add('b');
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(40);
    expect(expired).toEqual(['a']);
    vi.advanceTimersByTime(60);
    expect(expired).toEqual(['a', 'b']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('begins anew for a key that is added again, and never comes for one that was deleted', () => {
    const expired: string[] = [];
    using expiry = new Expiry<string>(100, (key) => expired.push(key));
    expiry.add('a');
    expiry.add('b');
    vi.advanceTimersByTime(60);
    expiry.add('a');
    expiry.delete('b');
    vi.advanceTimersByTime(60);
    expect(expired).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(expired).toEqual(['a']);
    expect(expiry.size).toBe(0);
  });

  test('comes in its time where that is longer than a timer can wait', () => {
    const day = 24 * 3_600_000;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const expired: string[] = [];
    using expiry = new Expiry<string>(30 * day, (key) => expired.push(key));
    expiry.add('a');
    vi.advanceTimersByTime(1_000);
    expect(timers).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * day - 1_001);
    expect(expired).toEqual([]);
    expect(timers).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(expired).toEqual(['a']);
  });

  test('stands keys that are added and deleted while it comes', () => {
    const expired: string[] = [];
    using expiry: Expiry<string> = new Expiry<string>(100, (key) => {
      expired.push(key);
      expiry.delete('b');
      if (expired.length === 1) expiry.add('c');
    });
    expiry.add('a');
    expiry.add('b');
    vi.advanceTimersByTime(300);
    expect(expired).toEqual(['a', 'c']);
  });
});
