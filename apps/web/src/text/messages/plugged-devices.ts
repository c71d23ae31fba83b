// Compiled from messages/en/plugged-devices.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Devices that were plugged in or disconnected during a call. */
export const pluggedDevicesText = /* @__PURE__ */ defineText((formats) => ({
  /** A device for which the browser knows no name, at the beginning of a sentence. */
  unnamed: {
    camera: 'The camera',
    microphone: 'The microphone',
    speaker: 'The speaker',
  },
  replaced: {
    camera: ({ device, replacement }: { readonly device: string; readonly replacement: string }) =>
      `${formats.isolate(device)} was disconnected. Now using ${formats.isolate(replacement)}.`,
    microphone: ({
      device,
      replacement,
    }: {
      readonly device: string;
      readonly replacement: string;
    }) => `${formats.isolate(device)} was disconnected. Now using ${formats.isolate(replacement)}.`,
    speaker: ({ device }: { readonly device: string }) =>
      `${formats.isolate(device)} was disconnected. Sound now plays on the system default.`,
  },
  back: ({ device }: { readonly device: string }) =>
    `${formats.isolate(device)} is connected again and in use.`,
  offer: ({ device }: { readonly device: string }) =>
    `${formats.isolate(device)} was plugged in. Use it?`,
  use: 'Use',
  notNow: 'Not now',
  dismiss: 'Dismiss',
}));
