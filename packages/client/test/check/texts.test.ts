import { describe, expect, test } from 'vitest';
import { parseHost, selectStunUrls, selectTurnServers } from '../../src/check/ice-urls.ts';
import { maskAddresses } from '../../src/check/mask-addresses.ts';
import { findRoundTripIssue } from '../../src/check/steps/round-trips.ts';

describe('addresses in a text', () => {
  test.each([
    ['203.0.113.7', '203.0.x.x'],
    [
      'The internet sees 203.0.113.7 and 198.51.100.1.',
      'The internet sees 203.0.x.x and 198.51.x.x.',
    ],
    ['http://192.0.2.7:4000', 'http://192.0.x.x:4000'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:x'],
    ['sees 2001:db8::5.', 'sees 2001:db8:x.'],
    ['https://[2001:db8::5]:443', 'https://[2001:db8:x]:443'],
    ['::ffff:203.0.113.7', '::x'],
    ['Ready in 63 ms: 3.0 Mbit/s', 'Ready in 63 ms: 3.0 Mbit/s'],
    ['https://call.example.org:4000', 'https://call.example.org:4000'],
  ])('are cut down: %s', (text, masked) => {
    expect(maskAddresses(text)).toBe(masked);
  });
});

describe('the URLs of ICE servers', () => {
  const servers = [
    { urls: ['stun:a.example:3478', 'stuns:a.example', 'turn:a.example?transport=udp'] },
    { urls: ['turns:[2001:db8::1]:443?transport=tcp', 'turns:b.example?transport=udp'] },
  ];

  test('are told apart by what they are asked over', () => {
    expect(selectStunUrls(servers)).toEqual(['stun:a.example:3478']);
    expect(selectTurnServers(servers, ['udp'])).toEqual([
      { urls: ['turn:a.example?transport=udp'] },
    ]);
    expect(selectTurnServers(servers, ['tcp'])).toEqual([]);
    expect(selectTurnServers(servers, ['tls'])).toEqual([
      { urls: ['turns:[2001:db8::1]:443?transport=tcp'] },
    ]);
  });

  test('name a host', () => {
    expect(servers.flatMap(({ urls }) => urls).map(parseHost)).toEqual([
      'a.example',
      'a.example',
      'a.example',
      '[2001:db8::1]',
      'b.example',
    ]);
  });
});

describe('answers', () => {
  /** Answers to questions that are asked 250 ms apart. */
  const answers = (...receivedAt: readonly number[]) =>
    receivedAt.map((at, place) => ({ sentAt: 250 * place, receivedAt: at }));

  test('that come as they are asked for are well', () => {
    expect(findRoundTripIssue(answers(20, 280, 515, 770, 1_025))).toBeNull();
  });

  test('that all take long are slow', () => {
    expect(findRoundTripIssue(answers(700, 950, 1_200, 1_450, 1_700))).toBe('high-latency');
  });

  test.each([
    ['at the end', [3_000, 3_001, 3_002, 3_003, 3_004]],
    ['in the middle of the questions', [600, 601, 602, 3_600, 3_601]],
  ])('that come together, %s, were held back', (_, times) => {
    expect(findRoundTripIssue(answers(...times))).toBe('buffered');
  });
});
