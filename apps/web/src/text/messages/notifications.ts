// Compiled from messages/en/notifications.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Notifications during a call, and announcements for screen readers. */
export const notificationsText = /* @__PURE__ */ defineText((formats) => ({
  noScreen: {
    title: 'The screen cannot be shared.',
    text: 'The browser or the system does not allow it. Check in your system’s privacy settings whether the browser may record the screen.',
  },
  audioBlocked: 'Your browser blocks the audio.',
  playAudio: 'Play audio',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: ({ count, names }: { readonly count: number; readonly names: string }) =>
    formats.plural(count, { one: `${names} is here.`, other: `${names} are here.` }),
  joined: ({ name }: { readonly name: string }) => `${name} joined.`,
  left: ({ name }: { readonly name: string }) => `${name} left.`,
  handRaised: ({ name }: { readonly name: string }) => `${name} raised a hand.`,
  screenShared: ({ name }: { readonly name: string }) => `${name} is sharing a screen.`,
}));
