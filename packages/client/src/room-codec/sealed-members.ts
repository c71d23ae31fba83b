import {
  limits,
  openProfile,
  type KeyId,
  type Member,
  type PeerId,
  type Profile,
  type RoomKeys,
  type RoomName,
  type WireMember,
  type WireProfile,
} from '@visavis/protocol';
import type { Keyring } from './keyring.ts';
import { setBounded } from './set-bounded.ts';

/** A profile, and the keys with which it was sealed. */
interface OpenedProfile {
  readonly profile: Profile;
  readonly keys: RoomKeys;
}

/** A member who has shown to have the link. `keys` are those of the newest link that it has. */
interface KnownMember extends OpenedProfile {
  /** The link with which this page has got to know the member. */
  readonly since: RoomKeys;
  /** Until when a member may come back whom a new server does not know, in milliseconds since 1970; null if it does. */
  readonly missingUntil: number | null;
}

/**
 * The members of a private room, for one page. Whoever comes must have the current link. Those who were there before it
 * was changed stay, with the last one.
 */
export class SealedMembers {
  readonly #room: RoomName;
  readonly #keyring: Keyring;
  readonly #now: () => number;
  readonly #onOutsiders: (count: number) => void;
  /** How many of them the page knows of. */
  #outsiderCount = 0;
  readonly #known = new Map<PeerId, KnownMember>();
  /** Those whose profile this page cannot open: it lacks the new link, or they do, or they were removed. */
  readonly #locked = new Map<PeerId, WireMember>();
  /** Those whom somebody has removed: they do not come back, even if the server lets them in. */
  readonly #banned = new Set<PeerId>();
  /** Who was there when somebody was removed, by the removed member. */
  readonly #presentAtRemoval = new Map<PeerId, readonly PeerId[]>();

  /** @param onOutsiders receives how many are in the room who do not have the link of this page */
  constructor(
    room: RoomName,
    keyring: Keyring,
    now: () => number,
    onOutsiders: (count: number) => void,
  ) {
    this.#room = room;
    this.#keyring = keyring;
    this.#now = now;
    this.#onOutsiders = onOutsiders;
  }

  /** Those whom this page knows. */
  get ids(): readonly PeerId[] {
    return [...this.#known.keys()].filter((id) => this.#find(id) !== undefined);
  }

  /** Whether this member has shown to have the current link. */
  hasCurrentLink(id: PeerId): boolean {
    return this.#find(id)?.keys === this.#keyring.current;
  }

  /** The keys that this member certainly has. */
  keysFor(id: PeerId): RoomKeys {
    const { current } = this.#keyring;
    const known = this.#find(id);
    return known === undefined ? current : this.#keyring.older(known.keys, current);
  }

  /** The keys with this id, if the member may use them for signals; undefined otherwise. */
  keysFrom(id: PeerId, key: KeyId): RoomKeys | undefined {
    return this.#allowedKeys(key, this.#find(id)?.since);
  }

  /**
   * Opens the complete room.
   *
   * @param graceMs how long the others may be missing because the server was restarted, in milliseconds
   */
  async openAll(members: readonly WireMember[], graceMs: number): Promise<readonly Member[]> {
    const ids = new Set(members.map(({ id }) => id));
    const missingUntil = this.#now() + graceMs;
    for (const [id, known] of this.#known) {
      if (!ids.has(id) && known.missingUntil === null)
        this.#known.set(id, { ...known, missingUntil });
    }
    this.#locked.clear();
    const opened = await Promise.all(members.map((member) => this.#open(member)));
    this.#countOutsiders(this.#locked.size > 0);
    return opened.filter((member) => member !== null);
  }

  /** A member, with the last known profile where the new one cannot be opened. Null for whoever is not known. */
  async open(member: WireMember): Promise<Member | null> {
    const opened = await this.#open(member);
    this.#countOutsiders();
    return opened;
  }

  /** Somebody on the other side of the waiting room. Nothing is remembered of it; null where it cannot be opened. */
  async openOther(other: WireMember): Promise<Member | null> {
    const { id, profile } = other;
    const keys = 'sealed' in profile ? this.#keyring.find(profile.key) : undefined;
    const opened =
      keys !== undefined && 'sealed' in profile
        ? await openProfile(keys, this.#room, id, profile)
        : null;
    return opened && { ...other, profile: opened };
  }

  /** A member who was not known, and shows with this profile to have the current link; otherwise null. */
  async openLocked(id: PeerId, profile: WireProfile): Promise<Member | null> {
    const locked = this.#locked.get(id);
    return locked === undefined ? null : this.open({ ...locked, profile });
  }

  /** The new profile of a known member; otherwise null. */
  async openUpdate(id: PeerId, profile: WireProfile): Promise<Profile | null> {
    const opened = this.#find(id) === undefined ? null : await this.#openProfile(id, profile);
    if (opened === null) return null;
    this.#store(id, opened);
    return opened.profile;
  }

  /** The member is away, or back. */
  setPresence(id: PeerId, presence: WireMember['presence']): void {
    const locked = this.#locked.get(id);
    if (locked !== undefined) this.#locked.set(id, { ...locked, presence });
  }

  /** The member has left. */
  remove(id: PeerId): void {
    this.#known.delete(id);
    this.#locked.delete(id);
    this.#countOutsiders();
  }

  /** The server says that somebody has removed the member, which has yet to be verified. */
  noteRemoval(id: PeerId): void {
    setBounded(this.#presentAtRemoval, id, this.ids, limits.maxLinkMembers);
  }

  /**
   * Somebody who moderates has removed the member.
   *
   * @returns who else was there at that moment
   */
  ban(id: PeerId): readonly PeerId[] {
    const present = this.#presentAtRemoval.get(id) ?? this.ids;
    this.#presentAtRemoval.delete(id);
    this.#banned.add(id);
    this.remove(id);
    return present.filter((other) => other !== id);
  }

  /** Opens, with a new link, those who had it before this page. */
  async unlock(): Promise<readonly Member[]> {
    const opened: Member[] = [];
    for (const [id, member] of Array.from(this.#locked)) {
      const profile = await this.#openProfile(id, member.profile);
      // The member may have left meanwhile.
      const isHere = this.#locked.get(id) === member;
      if (profile === null || !isHere) continue;
      this.#store(id, profile);
      opened.push({ ...member, profile: profile.profile });
    }
    this.#countOutsiders();
    return opened;
  }

  async #open(member: WireMember): Promise<Member | null> {
    const { id } = member;
    const known = this.#find(id);
    const opened = (await this.#openProfile(id, member.profile)) ?? known;
    if (opened !== undefined) {
      this.#store(id, opened);
      return { ...member, profile: opened.profile };
    }
    // The server can invent any number of them.
    setBounded(this.#locked, id, member, limits.maxLinkMembers);
    return null;
  }

  #find(id: PeerId): KnownMember | undefined {
    const known = this.#known.get(id);
    const isOver =
      known !== undefined && known.missingUntil !== null && known.missingUntil < this.#now();
    if (isOver) this.#known.delete(id);
    return isOver ? undefined : known;
  }

  #store(id: PeerId, { profile, keys }: OpenedProfile): void {
    const since = this.#find(id)?.since ?? keys;
    this.#known.set(id, { profile, keys, since, missingUntil: null });
    this.#locked.delete(id);
  }

  /** @param isForgotten whether the page may have forgotten the number, because its call begins again */
  #countOutsiders(isForgotten = false): void {
    const count = this.#locked.size;
    if (count === this.#outsiderCount && !isForgotten) return;
    this.#outsiderCount = count;
    this.#onOutsiders(count);
  }

  async #openProfile(id: PeerId, profile: WireProfile): Promise<OpenedProfile | null> {
    if (this.#banned.has(id)) return null;
    // Nobody goes back to an older link.
    const oldest = this.#find(id)?.keys;
    const keys = 'sealed' in profile ? this.#allowedKeys(profile.key, oldest) : undefined;
    if (keys === undefined) return null;
    const opened = await openProfile(keys, this.#room, id, profile);
    return opened && { profile: opened, keys };
  }

  /**
   * The keys with this id, if they are not older than these. Whoever is not known must have the current link.
   */
  #allowedKeys(key: KeyId, oldest: RoomKeys | undefined): RoomKeys | undefined {
    const keys = this.#keyring.find(key);
    if (keys === undefined) return undefined;
    const isAllowed =
      oldest === undefined
        ? keys === this.#keyring.current && !this.#keyring.isLocked
        : this.#keyring.older(oldest, keys) === oldest;
    return isAllowed ? keys : undefined;
  }
}
