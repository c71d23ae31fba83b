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
import { useText } from '@visavis/text/solid';
import { plotsText } from '../../text/messages/plots.ts';
import { formatPlotValue, type PlotUnit } from '../../text/plot-values.ts';
import { clamp } from '../../ui/clamp.ts';

type PlotMessages = ReturnType<typeof plotsText.read>;
type LineName = keyof PlotMessages['lines'];

/** One line of a plot. */
interface PlotLine<Stats> extends Series<Stats> {
  /** Null for the only line of a plot. */
  readonly name: LineName | null;
}

/** What a plot shows. */
export interface PlotDefinition<Stats = ConnectionStats> extends SeriesGroup<Stats> {
  readonly id: keyof PlotMessages['titles'];
  readonly lines: readonly PlotLine<Stats>[];
  readonly unit: PlotUnit;
  /** The smallest maximum of the axis, so that small variations do not look large. */
  readonly minAxisMax: number;
  /** Finds the periods that are shaded behind the lines. */
  readonly limitationsIn?: (samples: readonly Sample<Stats>[]) => readonly LimitationPeriod[];
}

/** The shortest and the longest time span of a plot, in milliseconds. */
const plotSpanMs = { min: 60_000, max: 300_000 } as const;

/**
 * The start of the time axis, in milliseconds since 1970. The axis covers what has been measured, so that the plots of
 * a call that has just started are not empty.
 *
 * @param firstSample when it was taken; null if there is none
 */
export const plotStart = (firstSample: number | null, end: number): number =>
  clamp(end - plotSpanMs.max, firstSample ?? end, end - plotSpanMs.min);

const maxGapMs = maxSampleGapMs;

const receivedAndSent = (
  received: (stats: ConnectionStats) => number | null,
  sent: (stats: ConnectionStats) => number | null,
): readonly PlotLine<ConnectionStats>[] => [
  { name: 'received', read: received },
  { name: 'sent', read: sent },
];

/** The plots of a peer connection. */
export const peerPlots: readonly PlotDefinition[] = [
  {
    id: 'roundTrip',
    lines: [{ name: null, read: ({ roundTripMs }) => roundTripMs }],
    unit: 'milliseconds',
    minAxisMax: 100,
    maxGapMs,
  },
  {
    id: 'loss',
    lines: [{ name: null, read: ({ lossRatio }) => lossRatio }],
    unit: 'percent',
    minAxisMax: 0.05,
    maxGapMs,
  },
  {
    id: 'jitter',
    lines: [{ name: null, read: ({ jitterMs }) => jitterMs }],
    unit: 'milliseconds',
    minAxisMax: 40,
    maxGapMs,
  },
  {
    id: 'bitrate',
    lines: receivedAndSent(
      ({ receivedBitrate }) => receivedBitrate,
      ({ sentBitrate }) => sentBitrate,
    ),
    unit: 'bitrate',
    minAxisMax: 200_000,
    maxGapMs,
  },
  {
    id: 'frames',
    lines: receivedAndSent(
      ({ framesPerSecond }) => framesPerSecond,
      ({ sentFramesPerSecond }) => sentFramesPerSecond,
    ),
    unit: 'framesPerSecond',
    minAxisMax: 30,
    maxGapMs,
  },
  {
    id: 'height',
    lines: receivedAndSent(
      ({ frameHeight }) => frameHeight,
      ({ sentFrameHeight }) => sentFrameHeight,
    ),
    unit: 'pixels',
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
    unit: 'milliseconds',
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
  const text = useText(plotsText);
  const { description } = text;
  const format = (value: number | null) => formatPlotValue(plot.unit, value);
  const ranges = valueRanges(plot, samples, now);
  const sentences = plot.lines.map(({ name }, index) => {
    const line = name === null ? null : text.lines[name];
    const range = ranges[index] ?? null;
    if (range === null) {
      return line === null ? description.unmeasured : description.namedUnmeasured({ line });
    }
    const values = {
      now: format(range.current),
      min: format(range.min),
      max: format(range.max),
    };
    return line === null ? description.range(values) : description.namedRange({ line, ...values });
  });
  return [description.title({ title: text.titles[plot.id] }), ...sentences].join(' ');
}
