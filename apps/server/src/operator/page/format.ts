const numberFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const fractionFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const percentFormat = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const timestampFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

const kibBytes = 1_024;
const secondMs = 1_000;
const durationUnits = [
  [86_400 * secondMs, 'd'],
  [3_600 * secondMs, 'h'],
  [60 * secondMs, 'min'],
  [secondMs, 's'],
] as const;

export const formatCount = (value: number): string => numberFormat.format(value);
/** Rates below 1 get another decimal, so that a rare event is not shown as 0. */
export const formatFrequency = (value: number): string =>
  (value < 1 ? fractionFormat : numberFormat).format(value);
export const formatPercent = (fraction: number): string => percentFormat.format(fraction);

/** A count with a noun whose plural ends in s. */
export const formatQuantity = (value: number, noun: string): string =>
  `${formatCount(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Bytes in B, KiB or MiB. */
export function formatBytes(value: number): string {
  if (value < kibBytes) return `${formatCount(value)} B`;
  if (value < kibBytes * kibBytes) return `${formatCount(value / kibBytes)} KiB`;
  return `${formatCount(value / kibBytes / kibBytes)} MiB`;
}

/** A duration in its two largest units: 3 h 5 min. */
export function formatDuration(durationMs: number): string {
  let left = Math.max(0, durationMs);
  const units = durationUnits.flatMap(([length, unit]) => {
    const whole = Math.floor(left / length);
    left -= whole * length;
    return whole === 0 ? [] : [`${whole} ${unit}`];
  });
  return units.length === 0 ? 'less than 1 s' : units.slice(0, 2).join(' ');
}

/** A time in milliseconds since 1970, for people. */
export const formatTimestamp = (at: number): string => `${timestampFormat.format(at)} UTC`;
export const formatIsoTimestamp = (at: number): string => new Date(at).toISOString();
