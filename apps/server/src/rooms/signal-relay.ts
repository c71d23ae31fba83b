import {
  dropDuplicates,
  Refusal,
  type NewSignals,
  type PeerId,
  type SendSignalsInput,
  type WireSignal,
} from '@visavis/protocol';
import type { StoredStep } from '../room-log/room-log.ts';
import type { Change } from './room-change.ts';
import type { Membership, RoomReplica } from './room-replica.ts';

/** What a relay needs from the handle of the sender. */
export interface SignalRelayOptions {
  /** Throws unless the sender is a member of the room. */
  readonly assertJoined: () => void;
  /** Signals were put into a mailbox. Duplicates do not count. */
  readonly onRelayed: (count: number) => void;
}

/** Puts the signals of one request into the mailbox of another member. */
export class SignalRelay implements Change {
  readonly #sender: Membership;
  readonly #input: SendSignalsInput;
  readonly #options: SignalRelayOptions;
  #receiver: Membership | undefined;
  #count = 0;

  constructor(sender: Membership, input: SendSignalsInput, options: SignalRelayOptions) {
    this.#sender = sender;
    this.#input = input;
    this.#options = options;
  }

  compute(): StoredStep | undefined {
    this.#receiver = undefined;
    this.#options.assertJoined();
    const { room, peer } = this.#sender;
    const { to } = this.#input;
    const receiver = room.memberships.get(to);
    if (receiver === undefined || !receiver.isMember || receiver === this.#sender) {
      throw new Refusal('no-such-member');
    }
    const added = dropDuplicates(receiver.sequences.get(peer) ?? [], this.#input);
    if (added === undefined) return undefined;
    receiver.sequences.set(peer, added.received);
    this.#receiver = receiver;
    this.#count = added.batch.signals.length;
    return createSignalStep(room, peer, to, added);
  }

  onStored(): void {
    if (this.#receiver === undefined) return;
    this.#sender.sentSignals += this.#count;
    this.#receiver.receivedSignals += this.#count;
    this.#options.onRelayed(this.#count);
  }
}

const none: readonly never[] = [];

function createSignalStep(
  { version, openedAt }: RoomReplica,
  sender: PeerId,
  receiver: PeerId,
  { batch: { generation, firstSequence, signals }, received }: NewSignals<WireSignal>,
): StoredStep {
  const event = { type: 'signal', from: sender, generation, firstSequence, signals } as const;
  return {
    version,
    openedAt,
    state: null,
    memberships: none,
    sequences: [{ receiver, sender, sequences: received }],
    entries: [{ receivers: [receiver], event }],
    removed: none,
  };
}
