import {
  acknowledgeItems,
  createSendQueue,
  limits,
  markItemsInFlight,
  parsePeerContent,
  parsePeerMessage,
  recordReceived,
  resetItemsInFlight,
  updateUnattempted,
  type BatchMessage,
  type ComparisonMessage,
  type LinkMessage,
  type PeerContent,
  type PeerMessage,
  type Profile,
  type ReceivedSequences,
  type SendQueue,
} from '@visavis/protocol';
import { ChannelWriter, type WritableChannel } from './channel-writer.ts';
import { receiveMessages } from './receive-messages.ts';

/** The most reliable messages that wait for one peer. */
export const maxQueuedMessages = 256;

/** Characters in a batch around its messages, or more. */
const batchOverheadLength = 128;

/** The optional features that this version supports. There are none yet. */
const capabilities: readonly string[] = [];

/** What a messenger receives for the call, whichever connection it comes by. */
export type OnLink = (message: LinkMessage) => void;

/** What a messenger reports of the remote page. */
export interface PeerMessageHandlers {
  readonly onProfile: (profile: Profile) => void;
  /** Whether the remote page wants the video of this side's camera. */
  readonly onWanted: (video: boolean) => void;
  /** A message of a comparison, which belongs to the connection of the channel. */
  readonly onComparison: (message: ComparisonMessage) => void;
}

/**
 * Exchanges messages with one remote page over the control channel. It outlives a rebuilt connection:
 * reliable messages are numbered, kept until they are acknowledged, and sent again over the next channel.
 */
export class PeerMessenger {
  readonly #stream: number;
  readonly #onLink: OnLink;
  #queue: SendQueue<PeerContent>;
  #received: ReceivedSequences = [];
  #remoteCapabilities: ReadonlySet<string> = new Set();
  #writer: ChannelWriter | null = null;
  #hasSentHello = false;

  /**
   * @param now milliseconds since 1970, of which a fraction is ignored: later messengers have higher numbers
   * @param onLink receives new links of a private room
   */
  constructor(now: number, onLink: OnLink) {
    this.#stream = Math.floor(now);
    this.#onLink = onLink;
    this.#queue = createSendQueue(this.#stream);
  }

  /** The optional features that the remote page has announced. Empty before its `hello`. */
  get remoteCapabilities(): ReadonlySet<string> {
    return this.#remoteCapabilities;
  }

  /** Whether there is a channel, open or not. */
  get isAttached(): boolean {
    return this.#writer !== null;
  }

  /**
   * Uses a new control channel from now on.
   *
   * @param signal aborted when the connection of the channel is disposed
   */
  attach(
    channel: WritableChannel,
    { onProfile, onWanted, onComparison }: PeerMessageHandlers,
    signal: AbortSignal,
  ): void {
    const writer = new ChannelWriter(channel, { signal, onWritable: () => this.#flush() });
    this.#writer = writer;
    this.#queue = resetItemsInFlight(this.#queue);
    this.#hasSentHello = false;
    receiveMessages(
      channel,
      (messages) => {
        const contents = messages.flatMap((message) => this.#receive(message));
        const newest = newestProfile(contents);
        if (newest !== null) onProfile(newest);
        const wanted = contents.findLast(isWanted);
        if (wanted !== undefined) onWanted(wanted.video);
        for (const content of contents) {
          if (content.type === 'link') this.#onLink(content);
          else if (content.type !== 'profile' && content.type !== 'wanted') onComparison(content);
        }
      },
      signal,
    );
    signal.addEventListener('abort', () => {
      if (this.#writer === writer) this.#writer = null;
    });
  }

  /**
   * Sends content that the next one of its type replaces, or that is of no use on another channel. It is lost while
   * there is no open channel.
   */
  send(content: Extract<PeerContent, PeerMessage> | ComparisonMessage): void {
    this.#write(content);
  }

  /**
   * Sends content that must arrive, in order. It waits for a channel where none is open.
   *
   * @returns false where too much is waiting, or the content is too long: it is not sent then
   */
  sendReliably(content: PeerContent): boolean {
    const isTooLong =
      JSON.stringify(content).length + batchOverheadLength > limits.maxPeerMessageLength;
    if (isTooLong || this.#queue.items.length >= maxQueuedMessages) return false;
    this.#queue = updateUnattempted(this.#queue, (items) => [...items, content]);
    this.#flush();
    return true;
  }

  /** Writes a message, after `hello`: others may learn that the channel is open before this messenger. */
  #write(message: PeerMessage): boolean {
    return this.#greet() && this.#writeAny(message);
  }

  /** Writes `hello` once. Returns whether the channel has it. */
  #greet(): boolean {
    this.#hasSentHello ||= this.#writeAny({ type: 'hello', capabilities: [...capabilities] });
    return this.#hasSentHello;
  }

  #writeAny(message: PeerMessage): boolean {
    return this.#writer?.write(JSON.stringify(message)) ?? false;
  }

  /** Sends `hello` first, and then one batch at a time, so that order is kept. */
  #flush(): void {
    this.#greet();
    const { items, firstSequence, inFlightCount } = this.#queue;
    if (inFlightCount > 0 || items.length === 0) return;
    const messages = takeBatch(items);
    if (this.#write({ type: 'batch', stream: this.#stream, firstSequence, messages })) {
      this.#queue = markItemsInFlight(this.#queue, messages.length);
    }
  }

  /** Handles one message, and returns the content in it that is new. */
  #receive(data: string): readonly (PeerContent | ComparisonMessage)[] {
    const message = parsePeerMessage(data);
    if (message === null) return [];
    switch (message.type) {
      case 'hello':
        this.#remoteCapabilities = new Set(message.capabilities);
        return [];
      case 'acknowledgement':
        if (message.stream !== this.#stream) return [];
        this.#queue = acknowledgeItems(this.#queue, message.lastSequence);
        this.#flush();
        return [];
      case 'batch':
        return this.#receiveBatch(message);
      case 'profile':
      case 'wanted':
      case 'comparison-commit':
      case 'comparison-reveal':
      case 'comparison-result':
        return [message];
      default:
        return message satisfies never;
    }
  }

  #receiveBatch({ stream, firstSequence, messages }: BatchMessage): readonly PeerContent[] {
    const lastSequence = firstSequence + messages.length - 1;
    const recorded = recordReceived(this.#received, stream, firstSequence, messages.length);
    // Duplicates are acknowledged again: the first acknowledgement was lost with its connection.
    this.#write({ type: 'acknowledgement', stream, lastSequence });
    if (recorded === undefined) return [];
    this.#received = recorded.received;
    return messages.slice(recorded.duplicateCount).flatMap((each) => parsePeerContent(each) ?? []);
  }
}

const isWanted = (
  content: PeerContent | ComparisonMessage,
): content is Extract<PeerContent, { type: 'wanted' }> => content.type === 'wanted';

/** As many messages, from the front, as one batch may have. */
function takeBatch(items: readonly PeerContent[]): PeerContent[] {
  const maxLength = limits.maxPeerMessageLength - batchOverheadLength;
  let length = 0;
  const count = items.slice(0, limits.maxMessagesPerBatch).findIndex((item) => {
    length += JSON.stringify(item).length + 1;
    return length > maxLength + 1;
  });
  return items.slice(0, count === -1 ? limits.maxMessagesPerBatch : count);
}

function newestProfile(contents: readonly (PeerContent | ComparisonMessage)[]): Profile | null {
  return contents.reduce<Profile | null>(
    (newest, content) =>
      content.type === 'profile' && (newest === null || content.profile.revision > newest.revision)
        ? content.profile
        : newest,
    null,
  );
}
