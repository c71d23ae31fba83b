import { keepAlive, type ConnectionStats, type Pong } from '@visavis/client';
import {
  limitationPeriods,
  maxSampleGapMs,
  valueRanges,
  type LimitationPeriod,
  type Sample,
  type Series,
  type SeriesGroup,
} from '@visavis/client/derived';
import { plotText } from '../../text/plots.ts';

/** One line of a plot. */
interface PlotLine<Stats> extends Series<Stats> {
  /** Null for the only line of a plot. */
  readonly name: string | null;
}

/** What a plot shows. */
export interface PlotDefinition<Stats = ConnectionStats> extends SeriesGroup<Stats> {
  readonly id: keyof typeof plotText.titles;
  readonly lines: readonly PlotLine<Stats>[];
  /** Formats a value with its unit, for text. */
  readonly format: (value: number) => string;
  readonly formatOnAxis: (value: number) => string;
  /** The smallest maximum of the axis, so that small variations do not look large. */
  readonly minAxisMax: number;
  /** Finds the periods that are shaded behind the lines. */
  readonly limitationsIn?: (samples: readonly Sample<Stats>[]) => readonly LimitationPeriod[];
}

/** The time span of a plot, in milliseconds. */
export const plotSpanMs = 300_000;

const maxGapMs = maxSampleGapMs;

const receivedAndSent = (
  received: (stats: ConnectionStats) => number | null,
  sent: (stats: ConnectionStats) => number | null,
): readonly PlotLine<ConnectionStats>[] => [
  { name: plotText.received, read: received },
  { name: plotText.sent, read: sent },
];

/** The plots of a peer connection. */
export const peerPlots: readonly PlotDefinition[] = [
  {
    id: 'roundTrip',
    lines: [{ name: null, read: ({ roundTripMs }) => roundTripMs }],
    format: plotText.milliseconds,
    formatOnAxis: plotText.axis.milliseconds,
    minAxisMax: 100,
    maxGapMs,
  },
  {
    id: 'loss',
    lines: [{ name: null, read: ({ lossRatio }) => lossRatio }],
    format: plotText.percent,
    formatOnAxis: plotText.axis.percent,
    minAxisMax: 0.05,
    maxGapMs,
  },
  {
    id: 'jitter',
    lines: [{ name: null, read: ({ jitterMs }) => jitterMs }],
    format: plotText.milliseconds,
    formatOnAxis: plotText.axis.milliseconds,
    minAxisMax: 40,
    maxGapMs,
  },
  {
    id: 'bitrate',
    lines: receivedAndSent(
      ({ receivedBitrate }) => receivedBitrate,
      ({ sentBitrate }) => sentBitrate,
    ),
    format: plotText.bitrate,
    formatOnAxis: plotText.axis.bitrate,
    minAxisMax: 200_000,
    maxGapMs,
  },
  {
    id: 'frames',
    lines: receivedAndSent(
      ({ framesPerSecond }) => framesPerSecond,
      ({ sentFramesPerSecond }) => sentFramesPerSecond,
    ),
    format: plotText.framesPerSecond,
    formatOnAxis: plotText.axis.number,
    minAxisMax: 30,
    maxGapMs,
  },
  {
    id: 'height',
    lines: receivedAndSent(
      ({ frameHeight }) => frameHeight,
      ({ sentFrameHeight }) => sentFrameHeight,
    ),
    format: plotText.pixels,
    formatOnAxis: plotText.axis.number,
    minAxisMax: 360,
    maxGapMs,
    limitationsIn: limitationPeriods,
  },
];

/** The plots of the connection to the server. */
export const serverPlots: readonly PlotDefinition<Pong>[] = [
  {
    id: 'serverRoundTrip',
    lines: [{ name: null, read: ({ roundTripMs }) => roundTripMs }],
    format: plotText.milliseconds,
    formatOnAxis: plotText.axis.milliseconds,
    minAxisMax: 100,
    // Every other message from the server postpones the next ping.
    maxGapMs: 4 * keepAlive.intervalMs,
  },
];

/**
 * Describes a plot for screen readers.
 *
 * @param now milliseconds since 1970
 */
export function describePlot<Stats>(
  plot: PlotDefinition<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): string {
  const format = (value: number | null) => (value === null ? plotText.unknown : plot.format(value));
  const ranges = valueRanges(plot, samples, now);
  const texts = plot.lines.map(({ name }, index) => {
    const range = ranges[index] ?? null;
    return range === null
      ? plotText.unmeasured(name)
      : plotText.range(name, format(range.current), format(range.min), format(range.max));
  });
  return plotText.description(plotText.titles[plot.id], texts);
}
