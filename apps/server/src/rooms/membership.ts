import type { Epoch, PeerId, ReceivedSequences } from '@visavis/protocol';
import { Mailbox, type MailboxLimits } from '../mailbox/mailbox.ts';
import type { MailboxReader } from '../mailbox/mailbox-reader.ts';
import type { Room } from './room.ts';

/** What the store keeps of one person in one room, or at its door. */
export class Membership {
  readonly room: Room;
  readonly peer: PeerId;
  /** When the person came, in milliseconds since 1970. */
  readonly since = Date.now();
  /** True once the person is in, false while they wait at the door. */
  isMember = false;
  mailbox: Mailbox;
  /** The connection that reads the mailbox, or undefined while the person is away. */
  reader: MailboxReader | undefined;
  /** The last signal of each sender that went into the mailbox. */
  readonly receivedSequences = new Map<PeerId, ReceivedSequences>();
  /** How many signals of this person were passed on, and how many were passed on to them. */
  sent = 0;
  received = 0;
  readonly #limits: MailboxLimits;

  constructor(room: Room, peer: PeerId, epoch: Epoch, limits: MailboxLimits) {
    this.room = room;
    this.peer = peer;
    this.#limits = limits;
    this.mailbox = new Mailbox(epoch, limits);
  }

  /** Forgets all that was told, for someone who begins anew or who has lost the thread. */
  reset(epoch: Epoch): void {
    this.mailbox = new Mailbox(epoch, this.#limits);
  }
}
