// Compiled from messages/en/check-findings.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** What each step of the check found. */
export const checkFindingsText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  const numberFormat2 = formats.numberFormat({ maximumFractionDigits: 0 });
  const numberFormat3 = formats.numberFormat({
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const numberFormat4 = formats.numberFormat({
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    browser: {
      complete: 'It has everything a call needs.',
      incomplete: ({ features }: { readonly features: string }) =>
        `Missing: ${formats.isolate(features)}.`,
    },
    camera: {
      named: ({
        label,
        width,
        height,
      }: {
        readonly label: string;
        readonly width: number;
        readonly height: number;
      }) => `${formats.isolate(label)}, ${numberFormat1(width)} × ${numberFormat1(height)}`,
      unnamed: ({ width, height }: { readonly width: number; readonly height: number }) =>
        `${numberFormat1(width)} × ${numberFormat1(height)}`,
    },
    signaling: {
      opened: ({ milliseconds }: { readonly milliseconds: number }) =>
        `Opened in ${numberFormat2(milliseconds)} ms.`,
      responses: ({ milliseconds }: { readonly milliseconds: number }) =>
        `Responses take ${numberFormat2(milliseconds)} ms.`,
    },
    keepalive: ({ idle, interval }: { readonly idle: number; readonly interval: number }) =>
      `Idle for ${formats.plural(idle, { one: `${formats.number(idle)} second`, other: `${formats.number(idle)} seconds` })}. Longer idle times are not checked, because the page sends a ping after ${formats.plural(interval, { one: `${formats.number(interval)} second`, other: `${formats.number(interval)} seconds` })}.`,
    stun: ({ all, answered }: { readonly all: number; readonly answered: number }) =>
      formats.plural(all, {
        one: `${formats.number(answered)} of ${formats.number(all)} server responded.`,
        other: `${formats.number(answered)} of ${formats.number(all)} servers responded.`,
      }),
    nat: {
      none: 'No router changes your address.',
      'endpoint-independent': 'Your router shows everyone the same address and port.',
      'address-dependent': 'Your router shows everyone a different port.',
      unknown: 'The type of your router is not known.',
    },
    addresses: ({ addresses }: { readonly addresses: string }) =>
      `The internet sees you as ${formats.isolate(addresses)}.`,
    turn: ({ milliseconds }: { readonly milliseconds: number }) =>
      `Allocated in ${numberFormat2(milliseconds)} ms.`,
    relay: ({
      megabits,
      loss,
      delay,
    }: {
      readonly megabits: number;
      readonly loss: number;
      readonly delay: number;
    }) =>
      `${numberFormat3(megabits)} Mbit/s in a test of four seconds, ${numberFormat4(loss)} packet loss, ${numberFormat2(delay)} ms delay.`,
  };
});
