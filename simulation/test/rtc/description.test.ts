import { expect, test } from 'vitest';
import { readDescription, writeDescription, type Description } from '../../rtc/description.ts';

const description: Description = {
  type: 'offer',
  session: 12,
  version: 2,
  sections: [
    { kind: 'audio', mid: '0', direction: 'sendrecv' },
    { kind: 'video', mid: 'camera', direction: 'inactive' },
    { kind: 'application', mid: '2', direction: 'sendrecv' },
  ],
  transport: {
    credentials: { ufrag: 'abcd', pwd: 'secret/of+ice' },
    fingerprint: 'sha-256 00:11',
    setup: 'actpass',
  },
  candidates: [
    { type: 'host', address: 'ana-1.local.invalid', port: 10_000 },
    { type: 'relay', address: 'ana-1.relay.invalid', port: 10_001 },
  ],
};

test('readDescription parses what writeDescription formats', () => {
  expect(readDescription('offer', writeDescription(description))).toEqual(description);
});

test.each(['v=0', 'a=mid:0', 'a=ice-ufrag', 'a=ice-pwd', 'a=fingerprint', 'a=setup'])(
  'a description without %s throws an OperationError',
  (missing) => {
    const sdp = writeDescription(description)
      .split('\r\n')
      .filter((line) => !line.startsWith(missing))
      .join('\r\n');
    expect(() => readDescription('offer', sdp)).toThrow(
      expect.objectContaining({ name: 'OperationError' }),
    );
  },
);
