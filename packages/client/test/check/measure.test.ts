import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measure } from '../../src/check/measure.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Two ends between which every message takes some time, and some are lost. */
function ends(delay: number, arrives: (place: number) => boolean, bufferedAmount = () => 0) {
  const far = new EventTarget();
  let sent = 0;
  let bytes = 0;
  const near = {
    get bufferedAmount() {
      return bufferedAmount();
    },
    send(data: unknown) {
      if (!(data instanceof ArrayBuffer)) throw new TypeError('Messages are binary.');
      sent += 1;
      bytes += data.byteLength;
      const copy = data.slice(0);
      if (!arrives(sent)) return;
      setTimeout(() => far.dispatchEvent(new MessageEvent('message', { data: copy })), delay);
    },
  };
  return {
    near,
    far,
    get bytes() {
      return bytes;
    },
  };
}

async function measured(all: ReturnType<typeof ends>) {
  const measuring = measure(all, Date.now, new AbortController().signal);
  await vi.runAllTimersAsync();
  return measuring;
}

test('what gets through is counted: its rate, what is lost, how long it takes', async () => {
  const all = ends(40, (place) => place % 10 !== 0);
  const finding = await measured(all);
  expect(finding?.bitsPerSecond).toBeGreaterThan(2_500_000);
  expect(finding?.bitsPerSecond).toBeLessThan(3_000_000);
  expect(finding?.lost).toBeCloseTo(0.1, 2);
  expect(finding?.delayMs).toBe(40);
  // No more than the line of whoever runs the relay should be asked for.
  expect(all.bytes).toBeLessThan(1_600_000);
});

test('a line that takes nothing more is not flooded', async () => {
  const all = ends(
    40,
    () => true,
    () => 65_536,
  );
  expect(await measured(all)).toBeNull();
  expect(all.bytes).toBe(0);
});

test('what is sent and does not arrive is nothing', async () => {
  expect(await measured(ends(40, () => false))).toBeNull();
});

test('what somebody else puts on the line is not counted', async () => {
  const all = ends(40, () => false);
  const measuring = measure(all, Date.now, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(100);
  for (const data of ['text', new ArrayBuffer(4), new Uint8Array(1_100).fill(255).buffer]) {
    all.far.dispatchEvent(new MessageEvent('message', { data }));
  }
  await vi.runAllTimersAsync();
  expect(await measuring).toBeNull();
});
