import type { EdgeCounts } from '../websocket/record.ts';
import type { Counts } from './recent.ts';
import type { RefusalReport } from './report.ts';

const kinds = ['connection', 'call', 'ended'] as const satisfies readonly RefusalReport['to'][];

const keyOf = (to: RefusalReport['to'], reason: string) => `${to} ${reason}`;

/** How often the server said no, by what to and why. */
export function refusalCounts({ refused, callsRefused, cut }: EdgeCounts): Counts {
  const tallies = { connection: refused, call: callsRefused, ended: cut };
  return Object.fromEntries(
    kinds.flatMap((to) =>
      Array.from<[string, number], [string, number]>(tallies[to], ([reason, count]) => [
        keyOf(to, reason),
        count,
      ]),
    ),
  );
}

/** The refusals among counts: those that have happened since the start, the most frequent of late first. */
export function readRefusals({ now, lately }: { now: Counts; lately: Counts }): RefusalReport[] {
  return kinds
    .flatMap((to) =>
      Object.entries(now)
        .filter(([key, count]) => key.startsWith(`${to} `) && count > 0)
        .map(([key, sinceStart]) => ({
          to,
          reason: key.slice(to.length + 1),
          lastMinute: lately[key] ?? 0,
          sinceStart,
        })),
    )
    .toSorted(
      (one, other) => other.lastMinute - one.lastMinute || other.sinceStart - one.sinceStart,
    );
}
