import { keepAlive, type ConnectionStats, type Pong } from '@visavis/client';
import type { Sample } from '../../call/history/call-history.ts';
import { plotText as words } from '../../text/plots.ts';

/** One line of a plot. */
interface PlotLine<Stats> {
  /** Null where it is the only one. */
  readonly name: string | null;
  readonly read: (stats: Stats) => number | null;
}

/** Something that is measured, over time. */
export interface PlotDefinition<Stats = ConnectionStats> {
  readonly id: keyof typeof words.titles;
  readonly lines: readonly PlotLine<Stats>[];
  /** A value with its unit, in a text and on the axis. */
  readonly format: (value: number) => string;
  readonly formatOnAxis: (value: number) => string;
  /** The axis reaches at least so far, so that what hardly changes looks calm. */
  readonly minAxisMax: number;
  /**
   * Measurements further apart than this are not joined by a line, and what is older is no longer how it is now,
   * in milliseconds: nothing was measured meanwhile, as during an outage.
   */
  readonly maxGapMs: number;
  /** Finds what is marked behind the lines. */
  readonly limitationsIn?: (samples: readonly Sample<Stats>[]) => readonly LimitationPeriod[];
}

/** How much of the past is drawn, in milliseconds. */
export const plotSpanMs = 300_000;
/** Three looks at a connection, in milliseconds. */
const gap = 6_000;

const receivedAndSent = (
  received: (stats: ConnectionStats) => number | null,
  sent: (stats: ConnectionStats) => number | null,
): readonly PlotLine<ConnectionStats>[] => [
  { name: words.received, read: received },
  { name: words.sent, read: sent },
];

/** What is drawn of the connection to a person. */
export const peerPlots: readonly PlotDefinition[] = [
  {
    id: 'roundTrip',
    lines: [{ name: null, read: ({ roundTripMs }) => roundTripMs }],
    format: words.milliseconds,
    formatOnAxis: words.axis.milliseconds,
    minAxisMax: 100,
    maxGapMs: gap,
  },
  {
    id: 'loss',
    lines: [{ name: null, read: ({ lossRatio }) => lossRatio }],
    format: words.percent,
    formatOnAxis: words.axis.percent,
    minAxisMax: 0.05,
    maxGapMs: gap,
  },
  {
    id: 'jitter',
    lines: [{ name: null, read: ({ jitterMs }) => jitterMs }],
    format: words.milliseconds,
    formatOnAxis: words.axis.milliseconds,
    minAxisMax: 40,
    maxGapMs: gap,
  },
  {
    id: 'bitrate',
    lines: receivedAndSent(
      ({ receivedBitrate }) => receivedBitrate,
      ({ sentBitrate }) => sentBitrate,
    ),
    format: words.bitrate,
    formatOnAxis: words.axis.bitrate,
    minAxisMax: 200_000,
    maxGapMs: gap,
  },
  {
    id: 'frames',
    lines: receivedAndSent(
      ({ framesPerSecond }) => framesPerSecond,
      ({ sentFramesPerSecond }) => sentFramesPerSecond,
    ),
    format: words.rate,
    formatOnAxis: words.axis.rate,
    minAxisMax: 30,
    maxGapMs: gap,
  },
  {
    id: 'height',
    lines: receivedAndSent(
      ({ frameHeight }) => frameHeight,
      ({ sentFrameHeight }) => sentFrameHeight,
    ),
    format: words.lines,
    formatOnAxis: words.axis.lines,
    minAxisMax: 360,
    maxGapMs: gap,
    limitationsIn: limitationPeriods,
  },
];

/** What is drawn of the connection to the server. */
export const serverPlots: readonly PlotDefinition<Pong>[] = [
  {
    id: 'serverRoundTrip',
    lines: [{ name: null, read: ({ roundTripMs }) => roundTripMs }],
    format: words.milliseconds,
    formatOnAxis: words.axis.milliseconds,
    minAxisMax: 100,
    // Whatever else the server says is a sign of life as well, and puts the next ping off.
    maxGapMs: 4 * keepAlive.intervalMs,
  },
];

/** Times in seconds since 1970, and the values of each line at them; null where nothing is known. */
export type PlotData = [number[], ...(number | null)[][]];

/** What a plot draws. A break in the looks is a break in the lines. */
export function plotData<Stats>(
  { lines, maxGapMs }: PlotDefinition<Stats>,
  samples: readonly Sample<Stats>[],
): PlotData {
  const times: number[] = [];
  const values = lines.map((): (number | null)[] => []);
  let before: number | null = null;
  for (const { at, stats } of samples) {
    if (before !== null && at - before > maxGapMs) {
      times.push((before + at) / 2_000);
      for (const line of values) line.push(null);
    }
    times.push(at / 1_000);
    for (const [place, { read }] of lines.entries()) values[place]?.push(read(stats));
    before = at;
  }
  return [times, ...values];
}

/** What a line was in all that is remembered. */
interface ValueRange {
  readonly name: string | null;
  /** Null where it is not known now. */
  readonly current: number | null;
  readonly min: number;
  readonly max: number;
}

/** The range of each line; null for one of which nothing was ever known. */
export function valueRanges<Stats>(
  { lines, maxGapMs }: PlotDefinition<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): readonly (ValueRange | null)[] {
  const last = samples.at(-1);
  const latest = last !== undefined && now - last.at <= maxGapMs ? last.stats : null;
  return lines.map(({ name, read }) => {
    const known = samples.map(({ stats }) => read(stats)).filter((value) => value !== null);
    if (known.length === 0) return null;
    return {
      name,
      current: latest === null ? null : read(latest),
      min: Math.min(...known),
      max: Math.max(...known),
    };
  });
}

/** A plot for those who do not see it. */
export function describePlot<Stats>(
  plot: PlotDefinition<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): string {
  const say = (value: number | null) => (value === null ? words.unknown : plot.format(value));
  const ranges = valueRanges(plot, samples, now).map((range, place) =>
    range === null
      ? words.unmeasured(plot.lines[place]?.name ?? null)
      : words.range(range.name, say(range.current), say(range.min), say(range.max)),
  );
  return words.description(words.titles[plot.id], ranges);
}

/** A time in which the sent picture was held down, in milliseconds since 1970. */
export interface LimitationPeriod {
  readonly from: number;
  readonly to: number;
  readonly reason: keyof typeof words.reasons;
}

const isLimitationReason = (text: string | null): text is LimitationPeriod['reason'] =>
  text !== null && Object.hasOwn(words.reasons, text);

/** When the sent picture was held down, and by what. */
export function limitationPeriods(samples: readonly Sample[]): readonly LimitationPeriod[] {
  const limits: LimitationPeriod[] = [];
  for (const [place, { at, stats }] of samples.entries()) {
    const by = stats.qualityLimitation;
    if (!isLimitationReason(by)) continue;
    const before = samples[place - 1];
    const last = limits.at(-1);
    const from = before !== undefined && at - before.at <= gap ? before.at : at;
    // It is said of the time since the look before.
    if (last?.reason === by && last.to === from) limits[limits.length - 1] = { ...last, to: at };
    else limits.push({ from, to: at, reason: by });
  }
  return limits;
}
