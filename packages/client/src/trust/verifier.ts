import type { RejectionReason } from '@visavis/machines';
import {
  createPeerIdFromHash,
  decodeBase64url,
  encodeDescription,
  readFingerprint,
  type Cryptography,
  type Generation,
  type PeerId,
  type PublicKey,
  type RoomName,
  type SignedDescription,
} from '@visavis/protocol';

/**
 * The newest descriptions of so many peers are remembered. A server that invents more of them can deliver an old
 * description again, which leads nowhere: nobody has its ICE session and its certificate any more.
 */
const maxPeers = 64;

/** The newest description of a peer. */
interface Newest {
  readonly generation: Generation;
  readonly number: number;
}

/** A description of a member, and whom it is for. */
export interface ReceivedDescription {
  readonly room: RoomName;
  readonly from: PeerId;
  /** The key that the server says the member has. */
  readonly publicKey: PublicKey;
  readonly to: PeerId;
  readonly generation: Generation;
  readonly description: SignedDescription;
}

const isNewer = ({ generation, number }: Newest, than: Newest | undefined): boolean =>
  than === undefined ||
  generation > than.generation ||
  (generation === than.generation && number > than.number);

/** Verifies that descriptions come from the members that they name, were made for this page, and are new. */
export class Verifier {
  readonly #cryptography: Cryptography;
  /** In the order of the last description; the oldest are forgotten first. */
  readonly #newest = new Map<PeerId, Newest>();

  constructor(cryptography: Cryptography) {
    this.#cryptography = cryptography;
  }

  /** Resolves with the reason to reject a description; null if there is none. */
  async verify(received: ReceivedDescription): Promise<RejectionReason | null> {
    const { from, publicKey, generation, description } = received;
    const { number, signature, sdp } = description;
    const newest = { generation, number };
    if (!isNewer(newest, this.#newest.get(from))) return 'replay';
    if (readFingerprint(sdp) === null) return 'fingerprint';
    const keyHash = await this.#cryptography.hash(decodeBase64url(publicKey));
    if (createPeerIdFromHash(keyHash) !== from) return 'key';
    const statement = encodeDescription({ ...received, number });
    if (!(await this.#cryptography.verify(publicKey, signature, statement))) return 'signature';
    this.#remember(from, newest);
    return null;
  }

  #remember(from: PeerId, newest: Newest): void {
    this.#newest.delete(from);
    this.#newest.set(from, newest);
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > maxPeers && oldest !== undefined) this.#newest.delete(oldest);
  }
}
