// Compiled from messages/en/lobby.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The lobby, the waiting room, and the moments of joining and leaving. */
export const lobbyText = /* @__PURE__ */ defineText((formats) => ({
  loadingPeek: 'Checking who is here…',
  unknownPeek: 'You will see who is here once the server responds.',
  privateRoom: 'Private: only people with the link can join. Its key never reaches the server.',
  openRoom: 'Open: anyone who knows the name can join, and whoever runs the server could listen.',
  nobody: 'Nobody is here yet.',
  /** How many people are in the room, and whether it is open. A plain {count} instead of # loads no number format, while the lobby loads. */
  people: {
    open: ({ count }: { readonly count: number }) =>
      formats.plural(count, { one: 'One person is here.', other: `${count} people are here.` }),
    'waiting-room': ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: 'One person is here and will be asked to let you in.',
        other: `${count} people are here and will be asked to let you in.`,
      }),
    locked: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: 'One person is here; the room is locked.',
        other: `${count} people are here; the room is locked.`,
      }),
    full: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: 'One person is here; the room is full.',
        other: `${count} people are here; the room is full.`,
      }),
  },
  preview: 'Your video, mirrored',
  start: 'Turn on camera and microphone',
  startHint: 'Your browser will ask for permission. Nobody sees you before you join.',
  requesting: 'Allow the camera and microphone when your browser asks.',
  cameraOff: 'Your camera is off',
  guest: ({ number }: { readonly number: number }) => `Guest ${formats.number(number)}`,
  join: 'Join',
  joinWithoutDevices: 'Join without them',
  joining: 'Joining…',
  joinWhenRoom: 'Join when there is room',
  waitingForRoom: 'The room is full. You will join as soon as someone leaves.',
  /** By the devices that are on. */
  joinHints: {
    both: 'Others will see and hear you.',
    microphone: 'Others will hear you, but not see you.',
    camera: 'Others will see you, but not hear you.',
    neither: 'You will see and hear others, but not be seen or heard.',
  },
  otherTab: {
    text: 'You are already in this call in another tab.',
    move: 'Move the call here',
  },
  waiting: {
    title: 'Waiting to be let in',
    asked: ({ names, count }: { readonly names: string; readonly count: number }) =>
      `${formats.isolate(names)} ${formats.plural(count, { one: 'has', other: 'have' })} been asked to let you in. You will join automatically.`,
    nobodyToAsk: 'Nobody who can let you in is there yet. You will join as soon as somebody does.',
    cancel: 'Cancel',
  },
  leaving: 'Leaving…',
}));
