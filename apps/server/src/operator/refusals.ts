import type { ConnectionCounts } from '../websocket/connection-counters.ts';
import type { Counts } from './recent-counts.ts';
import type { RefusalReport } from './operator-report.ts';

const refusalKinds = [
  'connection',
  'request',
  'closed',
] as const satisfies readonly RefusalReport['kind'][];

const createKey = (kind: RefusalReport['kind'], reason: string) => `${kind} ${reason}`;

/** How often the server said no, by what to and why. */
export function collectRefusalCounts({
  refused,
  requestsRefused,
  closed,
}: ConnectionCounts): Counts {
  const counters = { connection: refused, request: requestsRefused, closed };
  return Object.fromEntries(
    refusalKinds.flatMap((kind) =>
      Array.from<[string, number], [string, number]>(counters[kind], ([reason, count]) => [
        createKey(kind, reason),
        count,
      ]),
    ),
  );
}

/** The refusals among counts: those that have happened since the start, the most frequent of late first. */
export function createRefusalReports({
  now,
  lately,
}: {
  now: Counts;
  lately: Counts;
}): RefusalReport[] {
  return refusalKinds
    .flatMap((kind) =>
      Object.entries(now)
        .filter(([key, count]) => key.startsWith(`${kind} `) && count > 0)
        .map(([key, sinceStart]) => ({
          kind,
          reason: key.slice(kind.length + 1),
          lastMinute: lately[key] ?? 0,
          sinceStart,
        })),
    )
    .toSorted(
      (one, other) => other.lastMinute - one.lastMinute || other.sinceStart - one.sinceStart,
    );
}
