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
/** How often in a second: seldom is not never. */
export const formatFrequency = (value: number): string =>
  (value < 1 ? fractionFormat : numberFormat).format(value);
export const formatPercent = (part: number): string => percentFormat.format(part);

/** So many things, by a word that takes an s. */
export const formatQuantity = (value: number, word: string): string =>
  `${formatCount(value)} ${word}${value === 1 ? '' : 's'}`;

/** Bytes, in the unit that fits. */
export function formatBytes(value: number): string {
  if (value < kibBytes) return `${formatCount(value)} B`;
  if (value < kibBytes * kibBytes) return `${formatCount(value / kibBytes)} KiB`;
  return `${formatCount(value / kibBytes / kibBytes)} MiB`;
}

/** A time in milliseconds, in its two largest units: 3 h 5 min. */
export function formatDuration(ms: number): string {
  let left = Math.max(0, ms);
  const units = durationUnits.flatMap(([length, unit]) => {
    const whole = Math.floor(left / length);
    left -= whole * length;
    return whole === 0 ? [] : [`${whole} ${unit}`];
  });
  return units.length === 0 ? 'less than 1 s' : units.slice(0, 2).join(' ');
}

/** A moment in milliseconds since 1970, for people. */
export const formatTimestamp = (at: number): string => `${timestampFormat.format(at)} UTC`;
export const formatIsoTimestamp = (at: number): string => new Date(at).toISOString();
