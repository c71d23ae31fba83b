import type { LimitationPeriod } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import type { Accessor } from 'solid-js';
import type uPlot from 'uplot';
import { plotsText } from '../../text/messages/plots.ts';
import { formatAxisValue } from '../../text/plot-values.ts';
import type { PlotDefinition } from './plots.ts';

/** The height of a plot in pixels. */
export const plotHeight = 104;
const yAxisWidth = 54;
/** The possible distances of two ticks of the time axis, in seconds. */
const tickIntervals = [60, 120];

const formatTime = (seconds: number): string =>
  useText(plotsText).axis.time({ at: seconds * 1_000 });

/** The colours of a plot. Functions, so that they follow the colour scheme of the page. */
export interface Palette {
  readonly font: string;
  readonly text: () => string;
  readonly grid: () => string;
  readonly line: (index: number) => string;
  readonly limitation: () => string;
}

interface PlotOptionsInput<Stats> {
  readonly plot: PlotDefinition<Stats>;
  readonly palette: Palette;
  readonly limitations: Accessor<readonly LimitationPeriod[]>;
  /** The start of the time axis, in seconds since 1970, and its end. */
  readonly start: Accessor<number>;
  readonly end: Accessor<number>;
}

/** The options with which uPlot draws a plot. */
export function plotOptions<Stats>({
  plot,
  palette,
  limitations,
  start,
  end,
}: PlotOptionsInput<Stats>): uPlot.Options {
  const axis = { stroke: palette.text, font: palette.font, ticks: { show: false } } as const;
  const grid = { stroke: palette.grid, width: 1 } as const;
  const drawLimitations = (chart: uPlot) => {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.fillStyle = palette.limitation();
    for (const { from, to } of limitations()) {
      const left = Math.max(chart.valToPos(from / 1_000, 'x', true), bbox.left);
      const right = chart.valToPos(to / 1_000, 'x', true);
      ctx.fillRect(left, bbox.top, Math.max(right - left, 2), bbox.height);
    }
    ctx.restore();
  };
  return {
    width: 0,
    height: plotHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 16, 0, 0],
    scales: {
      x: { time: false, range: () => [start(), end()] },
      y: { range: (_, __, max) => [0, Math.max(plot.minAxisMax, max * 1.1)] },
    },
    axes: [
      {
        ...axis,
        size: 22,
        grid: { show: false },
        incrs: tickIntervals,
        values: (_, ticks) => ticks.map(formatTime),
      },
      {
        ...axis,
        size: yAxisWidth,
        space: 28,
        grid,
        values: (_, ticks) => ticks.map((tick) => formatAxisValue(plot.unit, tick)),
      },
    ],
    series: [
      {},
      ...plot.lines.map((_, index) => ({
        stroke: () => palette.line(index),
        width: 1.5,
        points: { show: false },
        // Lines must not differ by colour alone.
        ...(index > 0 && { dash: [5, 3] }),
      })),
    ],
    hooks: { drawClear: plot.limitationsIn === undefined ? [] : [drawLimitations] },
  };
}
