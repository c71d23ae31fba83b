import type { ConnectionCounts } from '../websocket/connection-counters.ts';
import type { Counts } from './recent-counts.ts';
import type { RefusalReport } from './operator-report.ts';

const refusalKinds = [
  'connection',
  'request',
  'closed',
] as const satisfies readonly RefusalReport['kind'][];

const createKey = (kind: RefusalReport['kind'], reason: string) => `${kind} ${reason}`;

/** The counts of all refusals, by what was refused and why. */
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

/** Which counts to report. They may contain other counts as well. */
interface ReportedCounts {
  readonly sinceStart: Counts;
  readonly lastMinute: Counts;
}

/** The refusals with a count above 0, the most frequent of the last minute first. */
export function createRefusalReports({ sinceStart, lastMinute }: ReportedCounts): RefusalReport[] {
  return refusalKinds
    .flatMap((kind) =>
      Object.entries(sinceStart)
        .filter(([key, count]) => key.startsWith(`${kind} `) && count > 0)
        .map(([key, count]) => ({
          kind,
          reason: key.slice(kind.length + 1),
          lastMinute: lastMinute[key] ?? 0,
          sinceStart: count,
        })),
    )
    .toSorted(
      (one, other) => other.lastMinute - one.lastMinute || other.sinceStart - one.sinceStart,
    );
}
