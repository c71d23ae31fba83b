import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { startLatencyProbe } from './latency-probe.ts';
import type { TestServer } from './test-server.ts';

/** What a time range costs the server, and the clients in other rooms. */
export interface ServerLoad {
  /** The 99th percentile of the latencies of requests in other rooms, in milliseconds. */
  readonly p99Ms: number;
  /** The largest resident set since the start of the server, in MB. */
  readonly peakMemoryMb: number;
}

/** A server with clients in rooms of their own, whose requests are measured. */
export interface ObservedServer extends Disposable {
  /**
   * Observes the server until something has ended.
   * @param ignoredMs latencies count only after this time
   */
  observe(until: Promise<unknown>, ignoredMs?: number): Promise<ServerLoad>;
}

/** For how long the control run is observed. */
const controlMs = 4_000;

/** The largest resident set of a process (Linux). */
function readPeakMemoryMb(pid: number): number {
  const [, kib = ''] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kib) * 1024) / 1e6;
}

/** Starts to measure. */
export async function observeServer({ origin, pid }: TestServer): Promise<ObservedServer> {
  const probe = await startLatencyProbe(origin);
  return {
    async observe(until, ignoredMs = 0) {
      const from = Date.now() + ignoredMs;
      await until;
      const p99Ms = await probe.p99Ms({ from, to: Date.now() });
      return { p99Ms, peakMemoryMb: readPeakMemoryMb(pid) };
    },
    [Symbol.dispose]: () => probe[Symbol.dispose](),
  };
}

/** Ends when the control run ends. */
export const controlRun = (): Promise<void> => delay(controlMs);
