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
 * What so many peers have sent is remembered. A server that invents more of them can deliver an old description again,
 * which leads nowhere: nobody has its ICE session and its certificate any more.
 */
const maxPeers = 64;

/** How new a description is. */
interface Newest {
  readonly generation: Generation;
  readonly number: number;
}

/** What is remembered of a peer. */
interface Peer {
  /** Its newest valid description; undefined if there is none. */
  readonly newest: Newest | undefined;
  /** Whether its last description was rejected. */
  readonly isRejected: boolean;
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
  readonly #peers = new Map<PeerId, Peer>();

  constructor(cryptography: Cryptography) {
    this.#cryptography = cryptography;
  }

  /** Whether the last description of a peer was rejected. */
  hasRejected(peer: PeerId): boolean {
    return this.#peers.get(peer)?.isRejected ?? false;
  }

  /** Resolves with the reason to reject a description; null if there is none. */
  async verify(received: ReceivedDescription): Promise<RejectionReason | null> {
    const { from, generation, description } = received;
    const before = this.#peers.get(from)?.newest;
    const newest = { generation, number: description.number };
    const reason = isNewer(newest, before) ? await this.#findReason(received) : 'replay';
    const isRejected = reason !== null;
    this.#remember(from, { newest: isRejected ? before : newest, isRejected });
    return reason;
  }

  async #findReason(received: ReceivedDescription): Promise<RejectionReason | null> {
    const { from, publicKey, description } = received;
    const { number, signature, sdp } = description;
    if (readFingerprint(sdp) === null) return 'fingerprint';
    const keyHash = await this.#cryptography.hash(decodeBase64url(publicKey));
    if (createPeerIdFromHash(keyHash) !== from) return 'key';
    const statement = encodeDescription({ ...received, number });
    if (!(await this.#cryptography.verify(publicKey, signature, statement))) return 'signature';
    return null;
  }

  #remember(id: PeerId, peer: Peer): void {
    this.#peers.delete(id);
    this.#peers.set(id, peer);
    const [oldest] = this.#peers.keys();
    if (this.#peers.size > maxPeers && oldest !== undefined) this.#peers.delete(oldest);
  }
}
