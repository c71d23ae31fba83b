const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const fractions = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const parts = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

const KIB = 1_024;
const SECOND = 1_000;
const UNITS = [
  [86_400 * SECOND, 'd'],
  [3_600 * SECOND, 'h'],
  [60 * SECOND, 'min'],
  [SECOND, 's'],
] as const;

export const count = (value: number): string => numbers.format(value);
/** How often in a second: seldom is not never. */
export const perSecond = (value: number): string => (value < 1 ? fractions : numbers).format(value);
export const percent = (part: number): string => parts.format(part);

/** So many things, by a word that takes an s. */
export const many = (value: number, word: string): string =>
  `${count(value)} ${word}${value === 1 ? '' : 's'}`;

/** Bytes, in the unit that fits. */
export function bytes(value: number): string {
  if (value < KIB) return `${count(value)} B`;
  if (value < KIB * KIB) return `${count(value / KIB)} KiB`;
  return `${count(value / KIB / KIB)} MiB`;
}

/** A time in milliseconds, in its two largest units: 3 h 5 min. */
export function duration(ms: number): string {
  let left = Math.max(0, ms);
  const words = UNITS.flatMap(([length, unit]) => {
    const whole = Math.floor(left / length);
    left -= whole * length;
    return whole === 0 ? [] : [`${whole} ${unit}`];
  });
  return words.length === 0 ? 'less than 1 s' : words.slice(0, 2).join(' ');
}

/** A moment in milliseconds since 1970, for people. */
export const moment = (at: number): string => `${clock.format(at)} UTC`;
export const machineMoment = (at: number): string => new Date(at).toISOString();
