import {
  encodeModeration,
  type Delegation,
  type Moderation,
  type ModerationAction,
  type PeerId,
  type RoomName,
  type WireMember,
  type WireRoomEvent,
} from '@visavis/protocol';
import { createSeededKeys, type SeededKeys } from '../participant/simulated-cryptography.ts';
import { pick, type Random } from '../random/random.ts';

type ModeratedEvent = Extract<WireRoomEvent, { type: 'moderated' }>;

/** What a hostile server makes of a moderation for one page. */
type Forgery = (event: ModeratedEvent, to: PeerId) => ModeratedEvent;

/**
 * What a hostile server does with moderations and roles: it changes actions, numbers and authors, delivers statements
 * again, signs some with keys of its own, takes and invents delegations, and lets those stay who were removed.
 */
export class ModerationForger {
  readonly #random: Random;
  readonly #room: RoomName;
  readonly #keys: SeededKeys;
  /** The statements that it has seen. */
  readonly #seen: ModeratedEvent[] = [];
  /** The delegations that it has seen. */
  readonly #delegations: Delegation[] = [];
  /** Those in the room, as far as it has told somebody. */
  readonly #members = new Set<PeerId>();

  constructor(random: Random, room: RoomName) {
    this.#random = random;
    this.#room = room;
    this.#keys = createSeededKeys(random);
  }

  /** Changes an event for a page. */
  change(event: WireRoomEvent, to: PeerId | null): WireRoomEvent {
    switch (event.type) {
      case 'welcome':
      case 'resync':
        return {
          ...event,
          role: this.#isHonest() ? event.role : pick(this.#random, ['guest', 'host', 'owner']),
          members: event.members.map((member) => this.#changeRole(member)),
        };
      case 'joined':
        return { ...event, member: this.#changeRole(event.member) };
      case 'role':
        return this.#changeRole(event);
      case 'moderated':
        return this.#changeModeration(event, to);
      case 'left':
        // The pages have to know by the statement who was removed.
        return event.reason === 'removed' && event.id !== to && !this.#isHonest()
          ? { type: 'back', id: event.id }
          : event;
      case 'updated':
      case 'away':
      case 'back':
        // Somebody is said to moderate who does something else.
        return to === null || this.#random() > 0.1 ? event : this.#invent(to);
      case 'room':
      case 'waiting':
      case 'asked':
      case 'signal':
        return event;
      default:
        return event satisfies never;
    }
  }

  readonly #isHonest = (): boolean => this.#random() < 0.5;

  #changeRole<Someone extends Pick<WireMember, 'id' | 'role' | 'delegation'>>(
    someone: Someone,
  ): Someone {
    const { id, delegation } = someone;
    this.#members.add(id);
    if (delegation !== null) this.#delegations.push(delegation);
    if (this.#isHonest()) return someone;
    const other = this.#delegations.length === 0 ? null : pick(this.#random, this.#delegations);
    return pick(this.#random, [
      { ...someone, role: 'guest', delegation: null },
      { ...someone, role: 'host', delegation: null },
      { ...someone, role: 'owner', delegation: other },
      { ...someone, role: 'host', delegation: other && { ...other, owner: this.#keys.publicKey } },
      { ...someone, role: 'owner', delegation: delegation && { ...delegation, role: 'owner' } },
    ]);
  }

  #changeModeration(event: ModeratedEvent, to: PeerId | null): WireRoomEvent {
    this.#seen.push(event);
    this.#members.add(event.by);
    if (to === null || this.#random() < 0.3) return event;
    return pick(this.#random, this.#forgeries)(event, to);
  }

  /** A statement of anybody who is in the room. */
  #invent(to: PeerId): ModeratedEvent {
    if (this.#seen.length > 0 && this.#random() < 0.5) return pick(this.#random, this.#seen);
    const by = pick(this.#random, [...this.#members, to]);
    return { type: 'moderated', by, moderation: this.#sign(by, this.#harm(to), 4e15) };
  }

  /** Something that would do harm to this page. */
  #harm(to: PeerId): ModerationAction {
    return pick<ModerationAction>(this.#random, [
      { type: 'mute', target: null },
      { type: 'mute', target: to },
      { type: 'stopScreen', target: to },
      ...[...this.#members].map((target) => ({ type: 'remove', target }) as const),
    ]);
  }

  /** Signs with its own key, which is that of nobody. */
  #sign(by: PeerId, action: ModerationAction, number: number): Moderation {
    const statement = { room: this.#room, by, number, action };
    return { action, number, signature: this.#keys.sign(encodeModeration(statement)) };
  }

  readonly #withHarm: Forgery = ({ moderation, ...event }, to) => ({
    ...event,
    moderation: { ...moderation, action: this.#harm(to) },
  });

  readonly #withOwnSignature: Forgery = (event, to) => ({
    ...event,
    moderation: this.#sign(event.by, this.#harm(to), event.moderation.number),
  });

  readonly #withHigherNumber: Forgery = ({ moderation, ...event }) => ({
    ...event,
    moderation: { ...moderation, number: moderation.number + 1 },
  });

  readonly #withOtherAuthor: Forgery = (event) => ({
    ...event,
    by: pick(this.#random, [...this.#members]),
  });

  readonly #repeated: Forgery = () => pick(this.#random, this.#seen);

  readonly #forgeries = [
    this.#withHarm,
    this.#withOwnSignature,
    this.#withHigherNumber,
    this.#withOtherAuthor,
    this.#repeated,
  ];
}
