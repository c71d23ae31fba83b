// Compiled from messages/en/home.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The home screen. */
export const homeText = /* @__PURE__ */ defineText((formats) => ({
  lead: 'See each other, face to face.',
  text: 'Start a call, share its link, and talk. Audio and video go directly from browser to browser, encrypted. Nothing to install, no account needed.',
  start: 'Start a new call',
  startHint: 'Private: only people with the link can join. Its key never reaches the server.',
  startHintOpen: 'Opens a room with a name that nobody can guess. You decide who gets the link.',
  roomLabel: 'Room name',
  roomPlaceholder: 'tea with ana',
  roomHint: 'Open: anyone who knows the name can join.',
  go: 'Go',
  linkPreview: ({ room }: { readonly room: string }) =>
    `The link will end in /r/${formats.isolate(room)}`,
  invalidName: 'A name needs at least one letter (a to z) or digit.',
  nameHint: 'Others see it. It is stored in this browser only.',
  recent: 'Recent rooms',
  remove: ({ room }: { readonly room: string }) => `Remove ${formats.isolate(room)} from the list`,
}));
