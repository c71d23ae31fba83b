import { expect, test } from 'vitest';
import { maskAddresses } from '../../src/check/mask-addresses.ts';

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
])('the addresses in a text are masked: %s', (text, masked) => {
  expect(maskAddresses(text)).toBe(masked);
});
