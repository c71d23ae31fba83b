import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measureChannel } from '../../src/check/measure-channel.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Two ends between which every message takes some time, and some are lost. */
function createChannelPair(
  delay: number,
  arrives: (place: number) => boolean,
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
      if (!arrives(sent)) return;
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

async function runMeasurement(all: ReturnType<typeof createChannelPair>) {
  const measuring = measureChannel(all, Date.now, new AbortController().signal);
  await vi.runAllTimersAsync();
  return measuring;
}

test('what gets through is counted: its rate, what is lost, how long it takes', async () => {
  const all = createChannelPair(40, (place) => place % 10 !== 0);
  const finding = await runMeasurement(all);
  expect(finding?.bitsPerSecond).toBeGreaterThan(2_500_000);
  expect(finding?.bitsPerSecond).toBeLessThan(3_000_000);
  expect(finding?.lossRatio).toBeCloseTo(0.1, 2);
  expect(finding?.delayMs).toBe(40);
  // No more than the line of whoever runs the relay should be asked for.
  expect(all.bytes).toBeLessThan(1_600_000);
});

test('a line that takes nothing more is not flooded', async () => {
  const all = createChannelPair(
    40,
    () => true,
    () => 65_536,
  );
  expect(await runMeasurement(all)).toBeNull();
  expect(all.bytes).toBe(0);
});

test('what is sent and does not arrive is nothing', async () => {
  expect(await runMeasurement(createChannelPair(40, () => false))).toBeNull();
});

test('what somebody else puts on the line is not counted', async () => {
  const all = createChannelPair(40, () => false);
  const measuring = measureChannel(all, Date.now, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(100);
  for (const data of ['text', new ArrayBuffer(4), new Uint8Array(1_100).fill(255).buffer]) {
    all.receiver.dispatchEvent(new MessageEvent('message', { data }));
  }
  await vi.runAllTimersAsync();
  expect(await measuring).toBeNull();
});
