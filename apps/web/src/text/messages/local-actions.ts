// Compiled from messages/en/local-actions.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** What the user chooses about one person, for this page alone, and what the tile of that person says. */
export const localActionsText = /* @__PURE__ */ defineText((formats) => ({
  muteForMe: 'Mute for me',
  unmuteForMe: 'Unmute for me',
  hideVideo: 'Hide video',
  showVideo: 'Show video',
  disconnect: 'Disconnect',
  connectAgain: 'Connect again',
  mutedForYou: 'Muted for you',
  videoHidden: 'You hide this video',
  youDisconnected: ({ name }: { readonly name: string }) =>
    `You have disconnected from ${formats.isolate(name)}.`,
  theyDisconnected: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} has disconnected from you.`,
}));
