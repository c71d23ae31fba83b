import { keepAlive, type ConnectionStats, type Pong } from '@visavis/client';
import type { Sample } from '../journey/journal.ts';
import { plotWords as words } from '../words/panel-plots.ts';

/** One line of a plot. */
interface Line<Stats> {
  /** Null where it is the only one. */
  readonly name: string | null;
  readonly of: (stats: Stats) => number | null;
}

/** Something that is measured, over time. */
export interface Plot<Stats = ConnectionStats> {
  readonly id: keyof typeof words.titles;
  readonly lines: readonly Line<Stats>[];
  /** A value with its unit, in a text and on the axis. */
  readonly say: (value: number) => string;
  readonly onAxis: (value: number) => string;
  /** The axis reaches at least so far, so that what hardly changes looks calm. */
  readonly reach: number;
  /**
   * Measurements further apart than this are not joined by a line, and what is older is no longer how it is now,
   * in milliseconds: nothing was measured meanwhile, as during an outage.
   */
  readonly gap: number;
  /** Finds what is marked behind the lines. */
  readonly limitsOf?: (samples: readonly Sample<Stats>[]) => readonly Limit[];
}

/** How much of the past is drawn, in milliseconds. */
export const span = 300_000;
/** Three looks at a connection, in milliseconds. */
const gap = 6_000;

const both = (
  received: (stats: ConnectionStats) => number | null,
  sent: (stats: ConnectionStats) => number | null,
): readonly Line<ConnectionStats>[] => [
  { name: words.received, of: received },
  { name: words.sent, of: sent },
];

/** What is drawn of the connection to a person. */
export const plots: readonly Plot[] = [
  {
    id: 'roundTrip',
    lines: [{ name: null, of: ({ roundTripMs }) => roundTripMs }],
    say: words.milliseconds,
    onAxis: words.axis.milliseconds,
    reach: 100,
    gap,
  },
  {
    id: 'loss',
    lines: [{ name: null, of: ({ lossRatio }) => lossRatio }],
    say: words.percent,
    onAxis: words.axis.percent,
    reach: 0.05,
    gap,
  },
  {
    id: 'jitter',
    lines: [{ name: null, of: ({ jitterMs }) => jitterMs }],
    say: words.milliseconds,
    onAxis: words.axis.milliseconds,
    reach: 40,
    gap,
  },
  {
    id: 'bitrate',
    lines: both(
      ({ receivedBitrate }) => receivedBitrate,
      ({ sentBitrate }) => sentBitrate,
    ),
    say: words.bitrate,
    onAxis: words.axis.bitrate,
    reach: 200_000,
    gap,
  },
  {
    id: 'frames',
    lines: both(
      ({ framesPerSecond }) => framesPerSecond,
      ({ sentFramesPerSecond }) => sentFramesPerSecond,
    ),
    say: words.rate,
    onAxis: words.axis.rate,
    reach: 30,
    gap,
  },
  {
    id: 'height',
    lines: both(
      ({ frameHeight }) => frameHeight,
      ({ sentFrameHeight }) => sentFrameHeight,
    ),
    say: words.lines,
    onAxis: words.axis.lines,
    reach: 360,
    gap,
    limitsOf,
  },
];

/** What is drawn of the connection to the server. */
export const serverPlots: readonly Plot<Pong>[] = [
  {
    id: 'serverRoundTrip',
    lines: [{ name: null, of: ({ roundTripMs }) => roundTripMs }],
    say: words.milliseconds,
    onAxis: words.axis.milliseconds,
    reach: 100,
    // Whatever else the server says is a sign of life as well, and puts the next ping off.
    gap: 4 * keepAlive.quiet,
  },
];

/** Times in seconds since 1970, and the values of each line at them; null where nothing is known. */
export type PlotData = [number[], ...(number | null)[][]];

/** What a plot draws. A break in the looks is a break in the lines. */
export function dataOf<Stats>(
  { lines, gap }: Plot<Stats>,
  samples: readonly Sample<Stats>[],
): PlotData {
  const times: number[] = [];
  const values = lines.map((): (number | null)[] => []);
  let before: number | null = null;
  for (const { at, stats } of samples) {
    if (before !== null && at - before > gap) {
      times.push((before + at) / 2_000);
      for (const line of values) line.push(null);
    }
    times.push(at / 1_000);
    for (const [place, { of }] of lines.entries()) values[place]?.push(of(stats));
    before = at;
  }
  return [times, ...values];
}

/** What a line was in all that is remembered. */
interface Range {
  readonly name: string | null;
  /** Null where it is not known now. */
  readonly now: number | null;
  readonly least: number;
  readonly most: number;
}

/** The range of each line; null for one of which nothing was ever known. */
export function rangesOf<Stats>(
  { lines, gap }: Plot<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): readonly (Range | null)[] {
  const last = samples.at(-1);
  const latest = last !== undefined && now - last.at <= gap ? last.stats : null;
  return lines.map(({ name, of }) => {
    const known = samples.map(({ stats }) => of(stats)).filter((value) => value !== null);
    if (known.length === 0) return null;
    return {
      name,
      now: latest === null ? null : of(latest),
      least: Math.min(...known),
      most: Math.max(...known),
    };
  });
}

/** A plot for those who do not see it. */
export function described<Stats>(
  plot: Plot<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): string {
  const say = (value: number | null) => (value === null ? words.unknown : plot.say(value));
  const ranges = rangesOf(plot, samples, now).map((range, place) =>
    range === null
      ? words.unmeasured(plot.lines[place]?.name ?? null)
      : words.range(range.name, say(range.now), say(range.least), say(range.most)),
  );
  return words.described(words.titles[plot.id], ranges);
}

/** A time in which the sent picture was held down, in milliseconds since 1970. */
export interface Limit {
  readonly from: number;
  readonly to: number;
  readonly by: keyof typeof words.reasons;
}

const isReason = (text: string | null): text is Limit['by'] =>
  text !== null && Object.hasOwn(words.reasons, text);

/** When the sent picture was held down, and by what. */
export function limitsOf(samples: readonly Sample[]): readonly Limit[] {
  const limits: Limit[] = [];
  for (const [place, { at, stats }] of samples.entries()) {
    const by = stats.qualityLimitation;
    if (!isReason(by)) continue;
    const before = samples[place - 1];
    const last = limits.at(-1);
    const from = before !== undefined && at - before.at <= gap ? before.at : at;
    // It is said of the time since the look before.
    if (last?.by === by && last.to === from) limits[limits.length - 1] = { ...last, to: at };
    else limits.push({ from, to: at, by });
  }
  return limits;
}
