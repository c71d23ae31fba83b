// Compiled from messages/en/page-status.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The room, the connection to the server, and the own devices, in sentences. */
export const pageStatusText = /* @__PURE__ */ defineText((formats) => ({
  room: {
    empty: 'Nobody else is here.',
    emptyAdvice: 'Send the link to the people you want to talk to.',
    present: ({ count, names }: { readonly count: number; readonly names: string }) =>
      formats.plural(count, {
        one: `${formats.isolate(names)} is here.`,
        other: `${formats.isolate(names)} are here.`,
      }),
    away: ({ count, names }: { readonly count: number; readonly names: string }) =>
      formats.plural(count, {
        other: `The server has lost the connection to ${formats.isolate(names)}.`,
      }),
    awayAdvice: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        other: 'They have a while to come back. Calls with them may continue.',
      }),
  },
  server: {
    none: 'Not connected to the server.',
    advice: 'Check whether this device is online and other websites open.',
  },
  /** Which devices are on. The sentence about the screen follows. */
  devices: {
    both: 'Your microphone and camera are on.',
    microphone: 'Your microphone is on, and your camera is off.',
    camera: 'Your microphone is off, and your camera is on.',
    neither: 'Your microphone and camera are off.',
    screen: 'You are sharing your screen.',
  },
}));
