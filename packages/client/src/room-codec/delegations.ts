import {
  isDelegationOf,
  limits,
  type Cryptography,
  type Delegation,
  type Member,
  type PeerId,
  type RoomName,
} from '@visavis/protocol';
import type { PrivateRoom } from '../private-room/open-private-room.ts';
import { setBounded } from './set-bounded.ts';

/** What a role consists of. */
type WithRole = Pick<Member, 'id' | 'role' | 'delegation'>;

/** What this needs of the page. */
export interface DelegationsOptions {
  readonly room: RoomName;
  readonly privateRoom: Pick<PrivateRoom, 'delegation' | 'saveDelegation' | 'signDelegation'>;
  readonly cryptography: Pick<Cryptography, 'hash' | 'verify'>;
  readonly getSelf: () => Promise<PeerId>;
}

/** The roles in a private room, for one page: those that its owner has stated, whatever the server says. */
export class Delegations {
  readonly #options: DelegationsOptions;
  #own: Promise<Delegation | null> | null = null;
  /** The roles that were verified. No statement takes them back, so a server that leaves them out does not either. */
  readonly #known = new Map<PeerId, Delegation>();

  constructor(options: DelegationsOptions) {
    this.#options = options;
  }

  /** The delegation that this session has; null for guests. An owner makes its own. */
  getOwn(): Promise<Delegation | null> {
    this.#own ??= this.#loadOwn();
    return this.#own;
  }

  /** Makes a member a host; null unless this browser has created the room. */
  async makeHost(peer: PeerId): Promise<Delegation | null> {
    return (await this.#options.privateRoom.signDelegation?.({ peer, role: 'host' })) ?? null;
  }

  /** Somebody, with the role that the owner has stated. Without a valid delegation that is a guest. */
  async verify<Someone extends WithRole>(someone: Someone): Promise<Someone> {
    const { id: peer, delegation } = someone;
    const { room, cryptography } = this.#options;
    const isValid =
      delegation !== null && (await isDelegationOf(cryptography, { room, peer }, delegation));
    if (isValid) this.#remember(peer, delegation);
    const known = this.#known.get(peer) ?? null;
    return { ...someone, role: known?.role ?? 'guest', delegation: known };
  }

  /** An owner stays one, if somebody has made it a host as well. */
  #remember(peer: PeerId, delegation: Delegation): void {
    if (this.#known.get(peer)?.role === 'owner') return;
    this.#known.delete(peer);
    setBounded(this.#known, peer, delegation, limits.maxLinkMembers);
  }

  /** The owner has given this session a role. It is presented whenever the page joins again. */
  keepOwn(delegation: Delegation): void {
    this.#own = Promise.resolve(delegation);
    this.#options.privateRoom.saveDelegation(delegation);
  }

  async #loadOwn(): Promise<Delegation | null> {
    const { getSelf, privateRoom } = this.#options;
    const { delegation, signDelegation } = privateRoom;
    const peer = await getSelf();
    if (signDelegation !== null) {
      const owner = await signDelegation({ peer, role: 'owner' });
      this.#remember(peer, owner);
      return owner;
    }
    if (delegation === null) return null;
    // It may be that of the session before, whose key the browser could not keep.
    const own = await this.verify({ id: peer, role: 'guest' as const, delegation });
    return own.delegation;
  }
}
