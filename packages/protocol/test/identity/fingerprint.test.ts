import { describe, expect, test } from 'vitest';
import { readFingerprint } from '../../src/index.ts';

const fingerprint = Array.from({ length: 32 }, (_, n) => (n + 200).toString(16).slice(-2))
  .join(':')
  .toUpperCase();
const line = `a=fingerprint:sha-256 ${fingerprint}`;
const sdp = (...lines: readonly string[]) => ['v=0', ...lines, ''].join('\r\n');

describe('the fingerprint of a description', () => {
  test.each([
    ['of the session', sdp(line, 'm=audio 9 RTP')],
    ['of every section', sdp('m=audio 9 RTP', line, 'm=video 9 RTP', line)],
    ['in lower case', sdp(line.toLowerCase())],
    [
      'with an upper-case hash and name',
      sdp(line.replace('a=fingerprint:sha', 'A=FINGERPRINT:SHA')),
    ],
    ['without carriage returns', `v=0\n${line}\n`],
    ['at the end', `v=0\r\n${line}`],
  ])('%s is read', (_, text) => {
    expect(readFingerprint(text)).toBe(fingerprint);
  });

  test.each([
    ['is missing', sdp('m=audio 9 RTP')],
    ['is empty', sdp('a=fingerprint:')],
    ['has another hash', sdp('a=fingerprint:sha-1 AB:CD')],
    ['has another hash in one section', sdp(line, 'm=audio 9 RTP', 'a=fingerprint:sha-1 AB:CD')],
    ['is too short', sdp(line.slice(0, -3))],
    ['is too long', sdp(`${line}:AB`)],
    ['differs between sections', sdp(line, 'm=audio 9 RTP', line.replace('C8', 'C9'))],
    ['is followed by something else', sdp(`${line} AB`)],
  ])('is not there if it %s', (_, text) => {
    expect(readFingerprint(text)).toBeNull();
  });
});
