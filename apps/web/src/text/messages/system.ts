// Compiled from messages/en/system.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** What a call shows outside of the page. */
export const systemText = /* @__PURE__ */ defineText((formats) => ({
  /** The title of the tab: how many people are in the call, and whether the microphone is on. */
  title: {
    on: ({ count, room }: { readonly count: number; readonly room: string }) =>
      `(${formats.number(count)}) ${formats.isolate(room)} · Visavis`,
    muted: ({ count, room }: { readonly count: number; readonly room: string }) =>
      `(${formats.number(count)}) Muted · ${formats.isolate(room)} · Visavis`,
  },
  backToCall: 'Back to the call',
  nobody: 'Nobody else is here',
}));
