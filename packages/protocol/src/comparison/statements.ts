import type { PublicKey } from '../identity/keys.ts';
import { encodeStatement } from '../identity/statement.ts';
import type { PeerId, RoomName } from '../ids/ids.ts';
import type { ComparisonNonce } from './messages.ts';

/** A nonce, and the side and the pair that it is for. */
export interface CommittedNonce {
  readonly room: RoomName;
  readonly from: PeerId;
  readonly to: PeerId;
  readonly nonce: ComparisonNonce;
}

/** What is hashed for a commitment. Both ids are in it, so that no side can return the commitment of the other. */
export const encodeCommitment = ({
  room,
  from,
  to,
  nonce,
}: CommittedNonce): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 commitment', [room, from, to, nonce]);

/** What one side contributes to a comparison. */
export interface ComparedSide {
  readonly publicKey: PublicKey;
  /** The fingerprint of its DTLS certificate: 32 hexadecimal bytes in upper case with colons. */
  readonly fingerprint: string;
  readonly nonce: ComparisonNonce;
}

/** What is hashed for the emoji, the same for both sides: that with the smaller public key comes first. */
export function encodeComparison(
  room: RoomName,
  sides: readonly [ComparedSide, ComparedSide],
): Uint8Array<ArrayBuffer> {
  const ordered = sides.toSorted((one, other) => (one.publicKey < other.publicKey ? -1 : 1));
  const fields = ordered.flatMap(({ publicKey, fingerprint, nonce }) => [
    publicKey,
    fingerprint,
    nonce,
  ]);
  return encodeStatement('visavis/2 comparison', [room, ...fields]);
}

/** How many emoji are compared. */
export const comparedEmojiCount = 6;

/** How many emoji there are to choose from. */
export const emojiCount = 64;

/**
 * The emoji of a comparison: the first 36 bits of the hash of {@link encodeComparison}, six bits each.
 *
 * @returns six numbers from 0 to 63
 */
export function readEmojiNumbers(hash: Uint8Array): readonly number[] {
  const bits = Array.from(hash.subarray(0, 5), (byte) => byte.toString(2).padStart(8, '0')).join(
    '',
  );
  return Array.from({ length: comparedEmojiCount }, (_, index) =>
    Number.parseInt(bits.slice(index * 6, index * 6 + 6), 2),
  );
}
