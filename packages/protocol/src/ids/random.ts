import { RoomName } from './ids.ts';

/** Without 0, 1, l and o, which are easily confused when a link is read aloud. */
const readableAlphabet = '23456789abcdefghijkmnpqrstuvwxyz';

/** The part of the Web Crypto API that is used here, such as the global `crypto`. */
export interface RandomSource {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

function randomCharacters(alphabet: string, count: number, random: RandomSource): string {
  // The length of the alphabet divides 256, so the remainder is unbiased.
  const bytes = random.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/**
 * A new room name of 80 random bits, in four groups that can be read aloud.
 *
 * @example
 * const room = generateRoomName(crypto); // such as 'b7kd-x2mp-9qhr-4wzt'
 * @public
 */
export function generateRoomName(random: RandomSource): RoomName {
  const all = randomCharacters(readableAlphabet, 16, random);
  return RoomName.parse((all.match(/.{4}/g) ?? []).join('-'));
}
