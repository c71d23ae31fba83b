import * as fc from 'fast-check';
import type { Secrets } from './play-call.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Texts of a length, made of some characters. */
export const textOf = (characters: string, length: number) =>
  fc.string({
    unit: fc.constantFrom(...characters.split('')),
    minLength: length,
    maxLength: length,
  });
/** A word. Long enough not to occur elsewhere by chance. */
export const word = textOf(letters, 10);
/** The id of a person. */
export const id = textOf(`${letters}-_`, 22);
const byte = fc.integer({ min: 100, max: 255 });
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));
const group = textOf('abcdef', 4);
const ipv6 = fc.tuple(group, group, group).map((groups) => `2001:db8:${groups.join(':')}`);
const mdns = fc.uuid().map((uuid) => `${uuid}.local`);
/** An address of a candidate. */
export const address = fc.oneof(ipv4, ipv6, mdns);

/** All secrets of a call. */
export const secrets: fc.Arbitrary<Secrets> = fc.record({
  self: id,
  other: id,
  room: textOf('abcdefghijklmnopqrstuvwxyz0123456789', 12),
  name: word,
  otherName: fc.tuple(word, word).map((names) => names.join(' ')),
  epoch: word,
  host: word.map((name) => `${name}.example`),
  username: word,
  credential: word,
  ufrag: word,
  password: id,
  fingerprint: textOf('0123456789ABCDEF', 40),
  address,
  related: address,
  track: fc.uuid(),
  device: word,
  label: word,
  failure: word,
});
