import type { ConnectionStats } from '@visavis/machines';

/** One measurement. */
export interface Sample<Stats = ConnectionStats> {
  /** When it was taken, in milliseconds since 1970. */
  readonly at: number;
  readonly stats: Stats;
}
