import type { WritableChannel } from '../../src/peer-messages/channel-writer.ts';

/** One end of a data channel. What is sent is kept, and arrives only where a test passes it on. */
export class FakeChannel extends EventTarget implements WritableChannel {
  readonly sent: string[] = [];
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;

  send(data: string): void {
    if (this.readyState !== 'open') throw new DOMException('Not open.', 'InvalidStateError');
    this.sent.push(data);
  }

  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Empties the buffer. */
  drain(): void {
    this.bufferedAmount = 0;
    this.dispatchEvent(new Event('bufferedamountlow'));
  }
}
