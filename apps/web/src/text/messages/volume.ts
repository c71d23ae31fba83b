// Compiled from messages/en/volume.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The volume of one person, or of a shared screen. */
export const volumeText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ style: 'percent' });
  return {
    volumeOf: ({ name }: { readonly name: string }) => `Volume of ${formats.isolate(name)}`,
    volumeOfScreen: ({ name }: { readonly name: string }) =>
      `Volume of ${formats.isolate(name)}’s screen`,
    percent: ({ volume }: { readonly volume: number }) => numberFormat1(volume),
  };
});
