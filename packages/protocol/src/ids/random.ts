import { RoomName, SessionSecret } from './ids.ts';

const base64urlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Without 0, 1, l and o, which people confuse when they read a link aloud. */
const readableAlphabet = '23456789abcdefghijkmnpqrstuvwxyz';

/** The part of the Web Crypto API that ids need; every runtime's global `crypto` fits. */
export interface RandomSource {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

function randomCharacters(alphabet: string, count: number, random: RandomSource): string {
  // Both alphabets' lengths divide 256, so the remainder is without bias.
  const bytes = random.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** A fresh session secret of 132 random bits. */
export function generateSessionSecret(random: RandomSource): SessionSecret {
  return SessionSecret.parse(randomCharacters(base64urlAlphabet, 22, random));
}

/** A fresh, unguessable room name of 80 random bits, in four groups that can be read aloud. */
export function generateRoomName(random: RandomSource): RoomName {
  const all = randomCharacters(readableAlphabet, 16, random);
  return RoomName.parse((all.match(/.{4}/g) ?? []).join('-'));
}
