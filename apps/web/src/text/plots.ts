const bitrate = (bitsPerSecond: number): string =>
  bitsPerSecond < 1_000_000
    ? `${Math.round(bitsPerSecond / 1_000)} kbit/s`
    : `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;

const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
const rate = (value: number): string => `${Math.round(value)}/s`;
const lines = (value: number): string => `${Math.round(value)} lines`;

/** What holds a sent picture down (RTCQualityLimitationReason), but for none. */
const reasons = { cpu: 'processor', bandwidth: 'line', other: 'something else' } as const;

/** What the connection panel draws. */
export const plotText = {
  empty: 'Nothing has been measured yet. The first look comes half a second after the connection.',
  titles: {
    roundTrip: 'Round trip',
    serverRoundTrip: 'Round trip to the server',
    loss: 'Lost on the way here',
    jitter: 'Jitter of the sound',
    bitrate: 'Bit rate',
    frames: 'Pictures',
    height: 'Height of the picture',
  },
  noPong:
    'No ping has been answered yet. There is one whenever the server has said nothing for a while.',
  received: 'Received',
  sent: 'Sent',
  bitrate,
  milliseconds,
  percent,
  rate,
  lines,
  /** The axes have less space than the text has. */
  axis: {
    bitrate: (value: number) =>
      value < 1_000_000 ? `${value / 1_000} kbit` : `${value / 1_000_000} Mbit`,
    percent: (ratio: number) => `${Number((ratio * 100).toFixed(1))} %`,
    milliseconds: (value: number) => `${value} ms`,
    rate: (value: number) => `${value}/s`,
    lines: (value: number) => `${value}`,
  },
  unknown: '–',
  /** One line of a plot, for those who do not see it. */
  range: (name: string | null, now: string, least: string, most: string) =>
    `${name === null ? '' : `${name}: `}${now} now, between ${least} and ${most} in the last minutes`,
  unmeasured: (name: string | null) => `${name === null ? '' : `${name}: `}not measured`,
  description: (title: string, ranges: readonly string[]) => `${title}. ${ranges.join('. ')}.`,
  reasons,
  limitedBy: (by: readonly (keyof typeof reasons)[]) =>
    `Held down: ${by.map((reason) => reasons[reason]).join(', ')}`,
} as const;
