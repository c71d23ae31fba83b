import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measureChannel } from '../../src/check/measure-channel.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Creates a channel with a delay and packet loss. */
function createChannelPair(
  delay: number,
  isDelivered: (index: number) => boolean,
  bufferedAmount = () => 0,
) {
  const receiver = new EventTarget();
  let sent = 0;
  let bytes = 0;
  const sender = {
    get bufferedAmount() {
      return bufferedAmount();
    },
    send(data: unknown) {
      if (!(data instanceof ArrayBuffer)) throw new TypeError('Messages are binary.');
      sent += 1;
      bytes += data.byteLength;
      const copy = data.slice(0);
      if (!isDelivered(sent)) return;
      setTimeout(() => receiver.dispatchEvent(new MessageEvent('message', { data: copy })), delay);
    },
  };
  return {
    sender,
    receiver,
    get bytes() {
      return bytes;
    },
  };
}

async function runMeasurement(channel: ReturnType<typeof createChannelPair>) {
  const measuring = measureChannel(channel, Date.now, new AbortController().signal);
  await vi.runAllTimersAsync();
  return measuring;
}

test('bitrate, loss and delay are measured', async () => {
  const channel = createChannelPair(40, (index) => index % 10 !== 0);
  const finding = await runMeasurement(channel);
  expect(finding?.bitsPerSecond).toBeGreaterThan(2_500_000);
  expect(finding?.bitsPerSecond).toBeLessThan(3_000_000);
  expect(finding?.lossRatio).toBeCloseTo(0.1, 2);
  expect(finding?.delayMs).toBe(40);
  // The relay belongs to somebody else.
  expect(channel.bytes).toBeLessThan(1_600_000);
});

test('nothing is sent while the buffer is full', async () => {
  const channel = createChannelPair(
    40,
    () => true,
    () => 65_536,
  );
  expect(await runMeasurement(channel)).toBeNull();
  expect(channel.bytes).toBe(0);
});

test('there is no measurement if nothing arrives', async () => {
  expect(await runMeasurement(createChannelPair(40, () => false))).toBeNull();
});

test('messages of somebody else are not counted', async () => {
  const channel = createChannelPair(40, () => false);
  const measuring = measureChannel(channel, Date.now, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(100);
  for (const data of ['text', new ArrayBuffer(4), new Uint8Array(1_100).fill(255).buffer]) {
    channel.receiver.dispatchEvent(new MessageEvent('message', { data }));
  }
  await vi.runAllTimersAsync();
  expect(await measuring).toBeNull();
});
