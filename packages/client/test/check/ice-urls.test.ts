import { describe, expect, test } from 'vitest';
import { parseHost, selectStunUrls, selectTurnServers } from '../../src/check/ice-urls.ts';

describe('the URLs of ICE servers', () => {
  const servers = [
    { urls: ['stun:a.example:3478', 'stuns:a.example', 'turn:a.example?transport=udp'] },
    { urls: ['turns:[2001:db8::1]:443?transport=tcp', 'turns:b.example?transport=udp'] },
  ];

  test('are selected by transport', () => {
    expect(selectStunUrls(servers)).toEqual(['stun:a.example:3478']);
    expect(selectTurnServers(servers, ['udp'])).toEqual([
      { urls: ['turn:a.example?transport=udp'] },
    ]);
    expect(selectTurnServers(servers, ['tcp'])).toEqual([]);
    expect(selectTurnServers(servers, ['tls'])).toEqual([
      { urls: ['turns:[2001:db8::1]:443?transport=tcp'] },
    ]);
  });

  test('contain a host', () => {
    expect(servers.flatMap(({ urls }) => urls).map(parseHost)).toEqual([
      'a.example',
      'a.example',
      'a.example',
      '[2001:db8::1]',
      'b.example',
    ]);
  });
});
