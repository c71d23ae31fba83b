import type { EventLoopDelays } from './event-loop-monitor.ts';
import { counter, gauge, type Metric } from './exposition.ts';

/** Metrics of the process, with the names of Prometheus' client libraries, so that common dashboards work. */
export function createProcessMetrics({
  p50Seconds,
  p99Seconds,
  maxSeconds,
}: EventLoopDelays): Metric[] {
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const since = 'since the last scrape, in seconds.';
  return [
    gauge(
      'process_start_time_seconds',
      'When the process started, in seconds since 1970.',
      performance.timeOrigin / 1_000,
    ),
    counter(
      'process_cpu_seconds_total',
      'CPU time in user and system mode.',
      (user + system) / 1e6,
    ),
    gauge('process_resident_memory_bytes', 'Resident memory.', rss),
    gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', heapUsed),
    gauge('nodejs_heap_size_total_bytes', 'JavaScript heap reserved.', heapTotal),
    gauge(
      'nodejs_eventloop_lag_p50_seconds',
      `Median delay of the event loop ${since}`,
      p50Seconds,
    ),
    gauge(
      'nodejs_eventloop_lag_p99_seconds',
      `99th percentile of these delays ${since}`,
      p99Seconds,
    ),
    gauge('nodejs_eventloop_lag_max_seconds', `Longest of these delays ${since}`, maxSeconds),
  ];
}
