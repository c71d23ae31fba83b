import { Refusal, unseen, type Profile, type SendInput } from '@visavis/protocol';
import type { MailboxReader } from '../mailbox/reader.ts';
import type { MemoryRoomStore } from './memory-room-store.ts';
import type { Place } from './place.ts';
import type { Seat } from './room-store.ts';

/** The seat of {@link MemoryRoomStore}. */
export class MemorySeat implements Seat {
  readonly events: MailboxReader;
  readonly #store: Pick<MemoryRoomStore, 'leave' | 'away' | 'update'>;
  readonly #place: Place;

  constructor(
    store: Pick<MemoryRoomStore, 'leave' | 'away' | 'update'>,
    place: Place,
    reader: MailboxReader,
  ) {
    this.#store = store;
    this.#place = place;
    this.events = reader;
  }

  async leave(): Promise<void> {
    if (this.#holds()) this.#store.leave(this.#place);
  }

  async away(): Promise<void> {
    if (!this.#holds()) return;
    this.#store.away(this.#place);
    this.events.stop();
  }

  async update(profile: Profile): Promise<void> {
    this.#demand();
    this.#store.update(this.#place, profile);
  }

  async send({ to, generation, first, signals }: SendInput): Promise<number> {
    this.#demand();
    const { peer, room } = this.#place;
    const receiver = room.places.get(to);
    if (receiver === undefined || !receiver.inside || to === peer) {
      throw new Refusal('no-such-member');
    }
    const news = unseen(receiver.marks.get(peer) ?? [], { generation, first, signals });
    if (news === undefined) return 0;
    receiver.marks.set(peer, news.marks);
    this.#place.sent += news.batch.signals.length;
    receiver.received += news.batch.signals.length;
    receiver.mailbox.append({
      type: 'signal',
      from: peer,
      generation: news.batch.generation,
      first: news.batch.first,
      signals: news.batch.signals,
    });
    return news.batch.signals.length;
  }

  /** True while this seat, and no newer one, has the place. */
  #holds(): boolean {
    const { peer, reader, room } = this.#place;
    return reader === this.events && room.places.get(peer) === this.#place;
  }

  #demand(): void {
    if (!this.#holds() || !this.#place.inside) throw new Refusal('not-joined');
  }
}
