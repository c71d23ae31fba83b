/** Verifies the test vectors of docs/PROTOCOL.md with `node:crypto`, and that the code of clients agrees with them. */
import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  encodeDescription,
  encodeDisconnect,
  encodeLogin,
  PeerId,
  RoomName,
} from '@visavis/protocol';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../../../docs/PROTOCOL.md', import.meta.url), 'utf8');
const vectors = page.slice(page.indexOf('\n### Test vectors\n'), page.indexOf('\n### One session'));

/** The rows of the tables of test vectors: the cells in backquotes. */
const rows = vectors
  .split('\n')
  .filter((line) => /^\|.*`/.test(line))
  .map((line) => Array.from(line.matchAll(/`([^`]+)`/g), ([, cell = '']) => cell));

/** What precedes the 32 bytes of a private key in PKCS #8 (RFC 8410 section 10.3). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const readKey = (hex = '') =>
  createPrivateKey({
    key: Buffer.concat([prefix, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });

const [first = [], second = [], login = [], offer = [], disconnection = []] = rows;

describe('the test vectors', () => {
  test.each([first, second])('key %s', (privateKey, publicKey = '', id) => {
    const { x } = createPublicKey(readKey(privateKey)).export({ format: 'jwk' });
    expect(x).toBe(publicKey);
    const digest = hash('sha256', Buffer.from(publicKey, 'base64url'), 'base64url');
    expect(digest.slice(0, 22)).toBe(id);
  });

  test.each([
    ['login', login],
    ['offer', offer],
    ['disconnection', disconnection],
  ])('the signature of the %s', (_, row) => {
    const [bytes = '', signature] = row.slice(-2);
    const signed = sign(null, Buffer.from(bytes, 'hex'), readKey(first[0]));
    expect(signed.toString('base64url')).toBe(signature);
  });

  test('the bytes of the login', () => {
    const bytes = Buffer.from(encodeLogin('call.example')).toString('hex');
    expect(bytes).toBe(login.at(-2));
  });

  test('the bytes of the offer', () => {
    const statement = encodeDescription({
      room: RoomName.parse('room1'),
      from: PeerId.parse(first[2]),
      to: PeerId.parse(second[2]),
      generation: 1_795_370_268_575,
      number: 1,
      description: { type: 'offer', sdp: 'v=0\r\n' },
    });
    expect(Buffer.from(statement).toString('hex')).toBe(offer.at(-2));
  });

  test('the bytes of the disconnection', () => {
    const statement = encodeDisconnect({
      room: RoomName.parse('room1'),
      from: PeerId.parse(first[2]),
      to: PeerId.parse(second[2]),
      generation: 1_795_370_268_575,
    });
    expect(Buffer.from(statement).toString('hex')).toBe(disconnection.at(-2));
  });
});
