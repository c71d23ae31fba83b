import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

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

  test('treats an empty value as not set', () => {
    expect(readConfig({ PORT: '', TURN_SECRET: '' }).listen.port).toBe(4000);
  });

  test('treats an empty list as a list: STUN_URLS= means no STUN servers', () => {
    expect(readConfig({ STUN_URLS: '' }).ice.stunUrls).toEqual([]);
    expect(readConfig({ STUN_URLS: undefined }).ice.stunUrls).not.toEqual([]);
  });

  test.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '4e3' }],
    ['GRACE_MS', { GRACE_MS: '-1' }],
    ['MEMBERS_PER_ROOM', { MEMBERS_PER_ROOM: '9' }],
    ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'calls.example' }],
    ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://call.example,https://%a' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://call.example/call' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://F0%90%80%80a#a' }],
    ['STUN_URLS', { STUN_URLS: 'turn:turn.example' }],
    ['TURN_SECRET', { TURN_URLS: 'turn:turn.example' }],
    ['TLS_KEY_FILE', { TLS_CERT_FILE: 'cert.pem' }],
    ['BURST_BYTES', { BURST_BYTES: '262143' }],
    ['STATELY_INSPECTOR', { STATELY_INSPECTOR: '1', NODE_ENV: 'production' }],
  ])('names the invalid variable: %s', (name, env) => {
    expect(() => readConfig(env)).toThrow(name);
  });
});

test('origins are compared as browsers send them', () => {
  const config = readConfig({
    PUBLIC_URL: 'https://Call.example:443/',
    ALLOWED_ORIGINS: 'http://Other.example:8080, https://third.example/',
  });
  expect(config.publicUrl).toBe('https://call.example');
  expect(config.allowedHosts).toEqual(['call.example']);
  expect(config.allowedOrigins).toEqual([
    'https://call.example',
    'http://other.example:8080',
    'https://third.example',
  ]);
});

describe('the metrics token', () => {
  test('is used unchanged', () => {
    expect(readConfig({ METRICS_TOKEN: 'AZaz09-._~+/1234==' }).metricsToken).toBe(
      'AZaz09-._~+/1234==',
    );
    expect(readConfig({ METRICS_TOKEN: '' }).metricsToken).toBeUndefined();
  });

  test.each([
    ['fifteen-letters'],
    ['with a blank in it'],
    ['with-ümlauts-in-it'],
    ['=in=the=middle=====x'],
  ])('cannot be %j', (METRICS_TOKEN) => {
    expect(() => readConfig({ METRICS_TOKEN })).toThrow('METRICS_TOKEN');
  });
});
