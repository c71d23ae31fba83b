import { useText } from '@visavis/text/solid';
import { plotsText } from './messages/plots.ts';

/** What a plot measures: milliseconds, a ratio, bits per second, frames per second, or pixels. */
export type PlotUnit = 'milliseconds' | 'percent' | 'bitrate' | 'framesPerSecond' | 'pixels';

/** A bit rate in the unit that suits its size. */
const scaleBitrate = (bitsPerSecond: number) =>
  bitsPerSecond < 1_000_000
    ? ({ unit: 'kilobits', value: bitsPerSecond / 1_000 } as const)
    : ({ unit: 'megabits', value: bitsPerSecond / 1_000_000 } as const);

const scale = (unit: PlotUnit, value: number) =>
  unit === 'bitrate' ? scaleBitrate(value) : { unit, value };

/** Formats a value with its unit, or a dash if it is not known. */
export function formatPlotValue(unit: PlotUnit, value: number | null): string {
  const text = useText(plotsText);
  if (value === null) return text.unknown;
  const scaled = scale(unit, value);
  return text.values[scaled.unit]({ value: scaled.value });
}

/** Formats a value for an axis. */
export function formatAxisValue(unit: PlotUnit, value: number): string {
  const scaled = scale(unit, value);
  return useText(plotsText).axis[scaled.unit]({ value: scaled.value });
}
