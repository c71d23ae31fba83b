// Compiled from messages/en/moderation.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Notices about what hosts do, for those whom it concerns, and about those who wait. */
export const moderationText = /* @__PURE__ */ defineText((formats) => ({
  somebody: 'A host',
  mute: ({ name }: { readonly name: string }) => `${formats.isolate(name)} muted your microphone.`,
  askToUnmute: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} asks you to unmute.`,
  stopScreen: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} stopped your screen share.`,
  lowerHand: ({ name }: { readonly name: string }) => `${formats.isolate(name)} lowered your hand.`,
  makeHost: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} made you a host. You can admit, mute and remove people.`,
  unmute: 'Unmute',
  dismiss: 'Dismiss',
  refused: 'This was not possible: only hosts can do that.',
  failed: 'The server did not do that. Try again in a moment.',
  waiting: ({ count, name }: { readonly count: number; readonly name: string }) =>
    formats.plural(count, {
      one: `${formats.isolate(name)} wants to join.`,
      other: `${formats.number(count)} people want to join.`,
    }),
  admit: 'Admit',
  admitAll: 'Admit all',
  deny: 'Deny',
  show: 'Show them',
  guestScreens: 'Only hosts can share their screens in this call.',
}));
