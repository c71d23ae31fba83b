import type { QualityLimitationReason } from '@visavis/client/derived';

const bitrate = (bitsPerSecond: number): string =>
  bitsPerSecond < 1_000_000
    ? `${Math.round(bitsPerSecond / 1_000)} kbit/s`
    : `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;

const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
const framesPerSecond = (value: number): string => `${Math.round(value)} fps`;
const pixels = (value: number): string => `${Math.round(value)} px`;

const reasons: Readonly<Record<QualityLimitationReason, string>> = {
  cpu: 'processor',
  bandwidth: 'bandwidth',
  other: 'something else',
};

const prefix = (name: string | null): string => (name === null ? '' : `${name}: `);

/** The plots in the connection details. */
export const plotText = {
  empty: 'No measurements yet. They start half a second after the connection is established.',
  titles: {
    roundTrip: 'Round-trip time',
    serverRoundTrip: 'Round-trip time to the server',
    loss: 'Packet loss (received)',
    jitter: 'Audio jitter',
    bitrate: 'Bit rate',
    frames: 'Video frame rate',
    height: 'Video height',
  },
  noPong: 'No ping has been answered yet. A ping is sent after a few seconds of silence.',
  received: 'Received',
  sent: 'Sent',
  bitrate,
  milliseconds,
  percent,
  framesPerSecond,
  pixels,
  /** Shorter, for the axes. */
  axis: {
    bitrate: (value: number) =>
      value < 1_000_000 ? `${value / 1_000} kbit` : `${value / 1_000_000} Mbit`,
    percent: (ratio: number) => `${Number((ratio * 100).toFixed(1))} %`,
    milliseconds: (value: number) => `${value} ms`,
    number: (value: number) => `${value}`,
  },
  unknown: '–',
  /** One line of a plot, for screen readers. */
  range: (name: string | null, now: string, min: string, max: string) =>
    `${prefix(name)}${now} now, between ${min} and ${max} in the last minutes`,
  unmeasured: (name: string | null) => `${prefix(name)}not measured`,
  description: (title: string, ranges: readonly string[]) => `${title}. ${ranges.join('. ')}.`,
  limitedBy: (by: readonly QualityLimitationReason[]) =>
    `Limited by: ${by.map((reason) => reasons[reason]).join(', ')}`,
} as const;
