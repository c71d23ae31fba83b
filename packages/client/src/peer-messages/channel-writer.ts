/** The part of an RTCDataChannel that writing needs. */
export interface WritableChannel extends Pick<
  RTCDataChannel,
  'addEventListener' | 'bufferedAmount' | 'bufferedAmountLowThreshold' | 'readyState'
> {
  send(data: string): void;
}

/** Bounds of what waits in the buffer of a channel, in bytes. */
export const channelBuffer = {
  /** Writing stops at this size. */
  maxBytes: 262_144,
  /** Writing continues when the buffer has drained to this size. */
  lowBytes: 65_536,
} as const;

/** When a {@link ChannelWriter} ends, and what it reports. */
export interface ChannelWriterOptions {
  readonly signal: AbortSignal;
  /** Called when the channel opens, and when its buffer has drained. */
  readonly onWritable?: () => void;
}

/** Writes to a data channel with backpressure (webrtc-pc section 6.2, bufferedAmountLowThreshold). */
export class ChannelWriter {
  readonly #channel: WritableChannel;

  constructor(channel: WritableChannel, { signal, onWritable }: ChannelWriterOptions) {
    this.#channel = channel;
    channel.bufferedAmountLowThreshold = channelBuffer.lowBytes;
    if (onWritable === undefined) return;
    channel.addEventListener('open', onWritable, { signal });
    channel.addEventListener('bufferedamountlow', onWritable, { signal });
  }

  /** Whether the channel is open and its buffer has room. */
  get isWritable(): boolean {
    const { readyState, bufferedAmount } = this.#channel;
    return readyState === 'open' && bufferedAmount < channelBuffer.maxBytes;
  }

  /** Writes a message. Returns false, without writing, where the channel is not writable. */
  write(data: string): boolean {
    if (!this.isWritable) return false;
    this.#channel.send(data);
    return true;
  }
}
