// Compiled from messages/en/plots.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The plots of the measurements of a connection. */
export const plotsText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ maximumFractionDigits: 0 });
  const numberFormat2 = formats.numberFormat({
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const numberFormat3 = formats.numberFormat({ maximumFractionDigits: 0, useGrouping: false });
  const numberFormat4 = formats.numberFormat({
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const numberFormat5 = formats.numberFormat({ useGrouping: false });
  const numberFormat6 = formats.numberFormat({ style: 'percent', maximumFractionDigits: 1 });
  const dateTimeFormat7 = formats.dateTimeFormat({
    hourCycle: 'h23',
    hour: 'numeric',
    minute: '2-digit',
  });
  return {
    empty: 'No measurements yet. They start half a second after the connection is established.',
    noPong: 'No ping has been answered yet. A ping is sent after a few seconds of silence.',
    titles: {
      roundTrip: 'Round-trip time',
      serverRoundTrip: 'Round-trip time to the server',
      loss: 'Packet loss (received)',
      jitter: 'Audio jitter',
      bitrate: 'Bit rate',
      frames: 'Video frame rate',
      height: 'Video height',
    },
    lines: {
      received: 'Received',
      sent: 'Sent',
    },
    /** A value with its unit. */
    values: {
      kilobits: ({ value }: { readonly value: number }) => `${numberFormat1(value)} kbit/s`,
      megabits: ({ value }: { readonly value: number }) => `${numberFormat2(value)} Mbit/s`,
      milliseconds: ({ value }: { readonly value: number }) => `${numberFormat3(value)} ms`,
      percent: ({ value }: { readonly value: number }) => numberFormat4(value),
      framesPerSecond: ({ value }: { readonly value: number }) => `${numberFormat1(value)} fps`,
      pixels: ({ value }: { readonly value: number }) => `${numberFormat3(value)} px`,
    },
    /** The same, shorter, for the axes. */
    axis: {
      kilobits: ({ value }: { readonly value: number }) => `${formats.number(value)} kbit`,
      megabits: ({ value }: { readonly value: number }) => `${formats.number(value)} Mbit`,
      milliseconds: ({ value }: { readonly value: number }) => `${numberFormat5(value)} ms`,
      percent: ({ value }: { readonly value: number }) => numberFormat6(value),
      framesPerSecond: ({ value }: { readonly value: number }) => formats.number(value),
      pixels: ({ value }: { readonly value: number }) => numberFormat5(value),
      time: ({ at }: { readonly at: number }) => dateTimeFormat7(at),
    },
    unknown: '–',
    /** A plot for screen readers: its title, then a sentence for each line. */
    description: {
      title: ({ title }: { readonly title: string }) => `${formats.isolate(title)}.`,
      range: ({
        now,
        min,
        max,
      }: {
        readonly now: string;
        readonly min: string;
        readonly max: string;
      }) =>
        `${formats.isolate(now)} now, between ${formats.isolate(min)} and ${formats.isolate(max)} in the last few minutes.`,
      unmeasured: 'Not measured.',
      namedRange: ({
        line,
        now,
        min,
        max,
      }: {
        readonly line: string;
        readonly now: string;
        readonly min: string;
        readonly max: string;
      }) =>
        `${formats.isolate(line)}: ${formats.isolate(now)} now, between ${formats.isolate(min)} and ${formats.isolate(max)} in the last few minutes.`,
      namedUnmeasured: ({ line }: { readonly line: string }) =>
        `${formats.isolate(line)}: not measured.`,
    },
    limitedBy: ({ reasons }: { readonly reasons: string }) =>
      `Limited by: ${formats.isolate(reasons)}`,
    limitations: {
      cpu: 'processor',
      bandwidth: 'bandwidth',
      other: 'something else',
    },
  };
});
