import { Refusal, dropDuplicates, type Profile, type SendSignalsInput } from '@visavis/protocol';
import type { MailboxReader } from '../mailbox/mailbox-reader.ts';
import type { Rooms } from './rooms.ts';
import type { Membership } from './membership.ts';
import type { MemberHandle } from './room-store.ts';

/** The seat of {@link Rooms}. */
export class RoomMemberHandle implements MemberHandle {
  readonly events: MailboxReader;
  readonly #store: Pick<Rooms, 'leave' | 'away' | 'update'>;
  readonly #place: Membership;

  constructor(
    store: Pick<Rooms, 'leave' | 'away' | 'update'>,
    place: Membership,
    reader: MailboxReader,
  ) {
    this.#store = store;
    this.#place = place;
    this.events = reader;
  }

  async leave(): Promise<void> {
    if (this.#isCurrent()) this.#store.leave(this.#place);
  }

  async disconnect(): Promise<void> {
    if (!this.#isCurrent()) return;
    this.#store.away(this.#place);
    this.events.stop();
  }

  async update(profile: Profile): Promise<void> {
    this.#assertJoined();
    this.#store.update(this.#place, profile);
  }

  async send({ to, generation, firstSequence, signals }: SendSignalsInput): Promise<number> {
    this.#assertJoined();
    const { peer, room } = this.#place;
    const receiver = room.memberships.get(to);
    if (receiver === undefined || !receiver.isMember || to === peer) {
      throw new Refusal('no-such-member');
    }
    const news = dropDuplicates(receiver.receivedSequences.get(peer) ?? [], {
      generation,
      firstSequence,
      signals,
    });
    if (news === undefined) return 0;
    receiver.receivedSequences.set(peer, news.received);
    this.#place.sent += news.batch.signals.length;
    receiver.received += news.batch.signals.length;
    receiver.mailbox.append({
      type: 'signal',
      from: peer,
      generation: news.batch.generation,
      firstSequence: news.batch.firstSequence,
      signals: news.batch.signals,
    });
    return news.batch.signals.length;
  }

  /** True while this seat, and no newer one, has the place. */
  #isCurrent(): boolean {
    const { peer, reader, room } = this.#place;
    return reader === this.events && room.memberships.get(peer) === this.#place;
  }

  #assertJoined(): void {
    if (!this.#isCurrent() || !this.#place.isMember) throw new Refusal('not-joined');
  }
}
