import type { Findings } from '@visavis/machines/check';
import { median } from './steps/round-trips.ts';
import { delay } from './wait.ts';

/**
 * What is sent: for so many milliseconds, messages that fit into one packet each, at the rate of a good
 * picture. A relay is somebody's machine and line, so it is no more than that: 1.5 MB.
 */
const testLoad = {
  durationMs: 4_000,
  intervalMs: 20,
  messageBytes: 1_100,
  bitsPerSecond: 3_000_000,
} as const;
/** How many bytes may wait to be sent. A line that takes less is measured, not flooded. */
const maxBufferedBytes = 65_536;
/** How long what is still on its way is awaited, in milliseconds. */
const drainTimeoutMs = 1_000;

/** The two ends of what is measured. */
export interface ChannelPair {
  readonly sender: Pick<RTCDataChannel, 'send' | 'bufferedAmount'>;
  readonly receiver: Pick<RTCDataChannel, 'addEventListener'>;
}

/** Sends for some seconds from one end to the other and counts. Null where nothing arrived. */
export async function measureChannel(
  { sender, receiver }: ChannelPair,
  now: () => number,
  signal: AbortSignal,
): Promise<NonNullable<Findings['relay']> | null> {
  const sentAt: number[] = [];
  const delays: number[] = [];
  let lastAt = 0;
  const listening = new AbortController();
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength !== testLoad.messageBytes) return;
    const sent = sentAt[new DataView(data).getUint32(0)];
    if (sent === undefined) return;
    lastAt = now();
    delays.push(lastAt - sent);
  };
  receiver.addEventListener('message', hear, { signal: listening.signal });
  try {
    const startedAt = now();
    const message = new DataView(new ArrayBuffer(testLoad.messageBytes));
    for (let passed = 0; passed < testLoad.durationMs; passed = now() - startedAt) {
      const due = Math.ceil((testLoad.bitsPerSecond * passed) / 8_000 / testLoad.messageBytes);
      while (sentAt.length < due && sender.bufferedAmount < maxBufferedBytes) {
        message.setUint32(0, sentAt.length);
        sentAt.push(now());
        sender.send(message.buffer);
      }
      await delay(testLoad.intervalMs, signal);
    }
    await delay(drainTimeoutMs, signal);
    if (delays.length === 0) return null;
    return {
      bitsPerSecond:
        (delays.length * testLoad.messageBytes * 8_000) / Math.max(1, lastAt - startedAt),
      lossRatio: 1 - delays.length / sentAt.length,
      delayMs: median(delays),
    };
  } finally {
    listening.abort();
  }
}
