import type { Findings } from '@visavis/machines/check';
import { median } from './steps/round-trips.ts';
import { delay } from './wait.ts';

/**
 * What is sent: messages of one packet each, at the bitrate of good video. The relay belongs to somebody
 * else, so the test sends no more than 1.5 MB.
 */
const testLoad = {
  durationMs: 4_000,
  intervalMs: 20,
  messageBytes: 1_100,
  bitsPerSecond: 3_000_000,
} as const;
/** How many bytes may wait in the buffer of the sender. A slow connection is measured, not flooded. */
const maxBufferedBytes = 65_536;
/** How long to wait for messages that are still in flight, in milliseconds. */
const drainTimeoutMs = 1_000;

/** The two ends of the measured data channel. */
export interface ChannelPair {
  readonly sender: Pick<RTCDataChannel, 'send' | 'bufferedAmount'>;
  readonly receiver: Pick<RTCDataChannel, 'addEventListener'>;
}

/** Sends messages for some seconds, and measures what arrives. Null where nothing arrived. */
export async function measureChannel(
  { sender, receiver }: ChannelPair,
  now: () => number,
  signal: AbortSignal,
): Promise<NonNullable<Findings['relay']> | null> {
  const sentAt: number[] = [];
  const delaysMs: number[] = [];
  let lastReceivedAt = 0;
  const listening = new AbortController();
  const onMessage = ({ data }: MessageEvent<unknown>) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength !== testLoad.messageBytes) return;
    const messageSentAt = sentAt[new DataView(data).getUint32(0)];
    if (messageSentAt === undefined) return;
    lastReceivedAt = now();
    delaysMs.push(lastReceivedAt - messageSentAt);
  };
  receiver.addEventListener('message', onMessage, { signal: listening.signal });
  try {
    const startedAt = now();
    const message = new DataView(new ArrayBuffer(testLoad.messageBytes));
    for (let elapsedMs = 0; elapsedMs < testLoad.durationMs; elapsedMs = now() - startedAt) {
      const dueCount = Math.ceil(
        (testLoad.bitsPerSecond * elapsedMs) / 8_000 / testLoad.messageBytes,
      );
      while (sentAt.length < dueCount && sender.bufferedAmount < maxBufferedBytes) {
        message.setUint32(0, sentAt.length);
        sentAt.push(now());
        sender.send(message.buffer);
      }
      await delay(testLoad.intervalMs, signal);
    }
    await delay(drainTimeoutMs, signal);
    if (delaysMs.length === 0) return null;
    const durationMs = Math.max(1, lastReceivedAt - startedAt);
    return {
      bitsPerSecond: (delaysMs.length * testLoad.messageBytes * 8_000) / durationMs,
      lossRatio: 1 - delaysMs.length / sentAt.length,
      delayMs: median(delaysMs),
    };
  } finally {
    listening.abort();
  }
}
