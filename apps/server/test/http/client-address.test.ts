import { describe, expect, test } from 'vitest';
import { readClientAddress } from '../../src/http/client-address.ts';

describe('the client address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0DB8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    [undefined, ''],
  ])('of %s is %s', (remote, expected) => {
    expect(readClientAddress({ remote, forwarded: undefined }, 0)).toBe(expected);
  });

  const remote = '198.51.100.1';

  test('cannot be forged by the client', () => {
    expect(readClientAddress({ remote, forwarded: '192.0.2.1' }, 0)).toBe(remote);
  });

  test('is the one that the trusted proxies report', () => {
    const forwarded = 'invented, 192.0.2.1, 203.0.113.5';
    expect(readClientAddress({ remote, forwarded }, 1)).toBe('203.0.113.5');
    expect(readClientAddress({ remote, forwarded }, 2)).toBe('192.0.2.1');
  });

  test('is the address of a proxy that reports none', () => {
    expect(readClientAddress({ remote, forwarded: '' }, 1)).toBe(remote);
  });
});
