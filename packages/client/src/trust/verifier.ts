import type { RejectionReason } from '@visavis/machines';
import {
  createPeerIdFromHash,
  decodeBase64url,
  encodeDescription,
  encodeDisconnect,
  readFingerprint,
  type Cryptography,
  type Generation,
  type PeerId,
  type PublicKey,
  type RoomName,
  type SignedDescription,
  type SignedDisconnect,
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

/** Of which member a signal is, and whom it is for. */
interface SignalRoute {
  readonly room: RoomName;
  readonly from: PeerId;
  /** The key that the server says the member has. */
  readonly publicKey: PublicKey;
  readonly to: PeerId;
  readonly generation: Generation;
}

/** A description of a member, and whom it is for. */
export interface ReceivedDescription extends SignalRoute {
  readonly description: SignedDescription;
}

const isNewer = ({ generation, number }: Newest, than: Newest | undefined): boolean =>
  than === undefined ||
  generation > than.generation ||
  (generation === than.generation && number > than.number);

/** Whether the id of a peer is that of this key: the server can name any other. */
export async function isKeyOf(
  { hash }: Pick<Cryptography, 'hash'>,
  peer: PeerId,
  publicKey: PublicKey,
): Promise<boolean> {
  return createPeerIdFromHash(await hash(decodeBase64url(publicKey))) === peer;
}

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

  /**
   * Resolves with whether a disconnection comes from the member that it names and is for this page. It may be an old
   * one: every connection that was made after it has a higher generation.
   */
  async verifyDisconnect(
    received: SignalRoute,
    { signature }: Pick<SignedDisconnect, 'signature'>,
  ): Promise<boolean> {
    const { from, publicKey } = received;
    if (!(await isKeyOf(this.#cryptography, from, publicKey))) return false;
    return this.#cryptography.verify(publicKey, signature, encodeDisconnect(received));
  }

  async #findReason(received: ReceivedDescription): Promise<RejectionReason | null> {
    const { from, publicKey, description } = received;
    const { number, signature, sdp } = description;
    if (readFingerprint(sdp) === null) return 'fingerprint';
    if (!(await isKeyOf(this.#cryptography, from, publicKey))) return 'key';
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
