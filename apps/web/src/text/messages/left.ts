// Compiled from messages/en/left.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The screen after a call. */
export const leftText = /* @__PURE__ */ defineText(() => ({
  ends: {
    left: {
      title: 'You left the call',
      text: 'Your camera and microphone are off.',
    },
    removed: {
      title: 'You were removed from the room',
      text: 'A host removed you from the call.',
    },
    replaced: {
      title: 'The call continues in another window',
      text: 'You opened this room again, and the call moved there. You can move it back here.',
    },
    full: {
      title: 'The room is full',
      text: 'You can join as soon as someone leaves.',
    },
    refused: {
      title: 'You were not let in',
      text: 'The room is locked, or nobody in it let you in.',
    },
    ended: {
      title: 'This call has ended',
      text: 'The room was closed for everyone.',
    },
    failed: {
      title: 'This page cannot connect to the room',
      text: 'Reload it and try again.',
    },
  },
  /** For refusals that say more than the end. */
  refusals: {
    'client-outdated': {
      title: 'This page is older than the server',
      text: 'A newer version is available. Reload the page to get it.',
    },
    'server-outdated': {
      title: 'The server is older than this page',
      text: 'It is probably being updated. Try again in a few minutes.',
    },
    'origin-refused': {
      title: 'This address is not allowed',
      text: 'The server does not accept calls from this website. Use the address that you were given.',
    },
    'room-locked': {
      title: 'The room is locked',
      text: 'Ask someone in the room to unlock it.',
    },
    'admission-denied': {
      title: 'You were not let in',
      text: 'Nobody in the room let you in.',
    },
    'link-changed': {
      title: 'This link does not open the call',
      text: 'It has been changed, or a part of it is missing. Ask the person who invited you for the current link.',
    },
  },
  /** The button to start again. */
  again: {
    left: 'Join again',
    removed: 'Back to the lobby',
    replaced: 'Move the call here',
    full: 'Join when there is room',
    refused: 'Try again',
    ended: 'Open the room again',
    failed: 'Reload',
  },
}));
