// Compiled from messages/en/own-screen.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The tile of the own shared screen, and its menu. */
export const ownScreenText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  const numberFormat2 = formats.numberFormat({ maximumFractionDigits: 0 });
  return {
    previewRepeats:
      'You are sharing this screen. A preview on the same screen would contain itself again and again.',
    showPreview: 'Show a preview',
    content: 'Optimise for',
    contents: {
      text: 'Text: sharp, 15 frames per second',
      motion: 'Motion: smooth, 30 frames per second',
    },
    received: 'What others receive',
    receivedBy: ({
      name,
      width,
      height,
      frameRate,
    }: {
      readonly name: string;
      readonly width: number;
      readonly height: number;
      readonly frameRate: number;
    }) =>
      `${formats.isolate(name)}: ${numberFormat1(width)} × ${numberFormat1(height)}, ${numberFormat2(frameRate)} frames per second`,
    notReceivedBy: ({ name }: { readonly name: string }) => `${formats.isolate(name)}: nothing yet`,
    nobody: 'Nobody else is here.',
  };
});
