import type { PeerId, WireMember, WireProfile, WireRoomEvent } from '@visavis/protocol';
import type { SeededKeys } from '../participant/simulated-cryptography.ts';
import { pick, type Random } from '../random/random.ts';

type CompleteRoom = Extract<WireRoomEvent, { type: 'welcome' | 'resync' }>;

/**
 * What a hostile server says about who is in the room, to each page something else: it hides members, invents one, names
 * its own key for all of them, and gives them the profiles of others.
 */
export class MemberForger {
  readonly #random: Random;
  /** Its own key, which is also that of the member whom it invents. */
  readonly #keys: SeededKeys;
  /** Whether it says that all members have its own key. */
  readonly #namesOwnKey: boolean;
  /** The profiles that it has seen. */
  readonly #profiles: WireProfile[] = [];

  constructor(random: Random, keys: SeededKeys) {
    this.#random = random;
    this.#keys = keys;
    this.#namesOwnKey = random() < 0.3;
  }

  /** Changes an event for a page. */
  change(event: WireRoomEvent): WireRoomEvent {
    switch (event.type) {
      case 'welcome':
      case 'resync':
        return { ...event, members: this.#changeMembers(event) };
      case 'joined':
        return this.#isHidden()
          ? { type: 'back', id: event.member.id }
          : { ...event, member: this.#changeMember(event.member) };
      case 'away':
      case 'back':
        return this.#random() < 0.1 ? this.#joinInvented(event.id) : event;
      default:
        return event;
    }
  }

  readonly #isHidden = (): boolean => this.#random() < 0.15;

  #changeMembers({ members }: CompleteRoom): WireMember[] {
    const changed = members
      .filter(() => !this.#isHidden())
      .map((member) => this.#changeMember(member));
    const invented = this.#random() < 0.2 ? this.#invent() : null;
    return invented === null ? changed : [...changed, invented];
  }

  #changeMember(member: WireMember): WireMember {
    const publicKey = this.#namesOwnKey ? this.#keys.publicKey : member.publicKey;
    this.#profiles.push(member.profile);
    return this.#random() < 0.1
      ? { ...member, publicKey, profile: this.#otherProfile(member) }
      : { ...member, publicKey };
  }

  /** The profile of somebody else. Where it can be read, the next one of the member itself replaces it. */
  #otherProfile({ profile: { revision } }: WireMember): WireProfile {
    const profile = pick(this.#random, this.#profiles);
    return 'sealed' in profile ? profile : { ...profile, revision: revision - 1 };
  }

  #joinInvented(known: PeerId): WireRoomEvent {
    const member = this.#invent();
    return member === null ? { type: 'back', id: known } : { type: 'joined', member };
  }

  /** Somebody with its key, and the profile of somebody else. */
  #invent(): WireMember | null {
    if (this.#profiles.length === 0) return null;
    const { peerId: id, publicKey } = this.#keys;
    const profile = pick(this.#random, this.#profiles);
    return { id, publicKey, profile, presence: 'present', role: 'guest', delegation: null };
  }
}
