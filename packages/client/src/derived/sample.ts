import type { ConnectionStats } from '@visavis/machines';

/** One measurement. @public */
export interface Sample<Stats = ConnectionStats> {
  /** When it was taken, in milliseconds since 1970. */
  readonly at: number;
  readonly stats: Stats;
}
