import {
  createPrivateRoomName,
  decodeBase64url,
  deriveRoomKeys,
  generateRoomSecret,
  sealProfile,
  sealSignals,
  signDelegation,
  signLock,
  webCryptography,
  type Delegation,
  type Entry,
  type Identity,
  type Lock,
  type RoomKeys,
  type RoomName,
  type Signal,
} from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import type { TestPeer } from './test-peer.ts';

/** A private room, and its owner, who need not be in it. */
export class PrivateRoom {
  readonly owner: Identity;
  readonly name: RoomName;

  private constructor(owner: Identity, name: RoomName) {
    this.owner = owner;
    this.name = name;
  }

  static async create(): Promise<PrivateRoom> {
    const owner = await webCryptography.createIdentity();
    const keyHash = await webCryptography.hash(decodeBase64url(owner.publicKey));
    return new PrivateRoom(owner, createPrivateRoomName(keyHash));
  }

  /** Derives the keys of a new link. Anybody can do that; only the owner can make a lock of it. */
  createLink(): Promise<RoomKeys> {
    return deriveRoomKeys(this.name, generateRoomSecret(crypto));
  }

  /** The lock by which the owner says that this link opens the room. */
  createLock(epoch: number, { entryHash }: RoomKeys): Promise<Lock> {
    return signLock(this.owner, { room: this.name, epoch, entryHash });
  }

  /** Gives a peer a role, as the owner. */
  delegate(peer: TestPeer, role: Delegation['role']): Promise<Delegation> {
    return signDelegation(this.owner, { room: this.name, peer: peer.id, role });
  }

  /** Joins with a link. Gives the reason where that is refused. */
  async join(
    peer: TestPeer,
    link: RoomKeys,
    { lock = null, lastEventId, delegation = null }: JoinOptions = {},
  ): Promise<{ reason?: string }> {
    const entry: Entry = { token: link.entryToken, lock };
    const profile = await this.seal(peer, link, 'Ana');
    return peer.join(this.name, { entry, profile, lastEventId, delegation });
  }

  /** The sealed profile of somebody with this name. */
  seal(peer: TestPeer, link: RoomKeys, name: string, revision = 1) {
    return sealProfile(link, this.name, peer.id, createProfile({ name, revision }));
  }

  /** Sends sealed signals of the first generation. */
  async send(
    from: TestPeer,
    to: TestPeer,
    link: RoomKeys,
    ...signals: Signal[]
  ): Promise<{ reason?: string }> {
    const route = { room: this.name, from: from.id, to: to.id };
    const batch = await sealSignals(link, route, { generation: 1, firstSequence: 1, signals });
    return from.call('mutation', 'signal.send', { to: to.id, ...batch });
  }
}

interface JoinOptions {
  /** The newest lock that the client knows. */
  readonly lock?: Lock | null;
  /** The role that the owner has given the peer. */
  readonly delegation?: unknown;
  readonly lastEventId?: string | undefined;
}
