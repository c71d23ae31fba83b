import type { Formats } from './formats.ts';

const units = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
] as const;

/**
 * Describes a duration that has passed, such as "5 min. ago", in the largest unit that it fills.
 *
 * @param milliseconds at least 0
 */
export function timeAgo({ relativeTime }: Formats, milliseconds: number): string {
  const { unit, milliseconds: length } = units.find(
    (candidate) => milliseconds >= candidate.milliseconds,
  ) ?? { unit: 'second', milliseconds: 1_000 };
  return relativeTime(-Math.floor(milliseconds / length), unit);
}
