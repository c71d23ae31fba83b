// Compiled from messages/en/notifications.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Notifications during a call, and announcements for screen readers. */
export const notificationsText = /* @__PURE__ */ defineText((formats) => ({
  alone: 'You are alone here.',
  /** When a shortcut, a headset or the system has turned a device on or off. */
  devices: {
    microphoneOn: 'Microphone on.',
    microphoneOff: 'Microphone off.',
    cameraOn: 'Camera on.',
    cameraOff: 'Camera off.',
  },
  noScreen: {
    title: 'The screen cannot be shared.',
    text: 'The browser or the system does not allow it. Check in your system’s privacy settings whether the browser may record the screen.',
  },
  audioBlocked: 'Your browser is blocking the audio.',
  playAudio: 'Play audio',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: ({ count, names }: { readonly count: number; readonly names: string }) =>
    formats.plural(count, {
      one: `${formats.isolate(names)} is here.`,
      other: `${formats.isolate(names)} are here.`,
    }),
  joined: ({ name }: { readonly name: string }) => `${formats.isolate(name)} joined.`,
  left: ({ name }: { readonly name: string }) => `${formats.isolate(name)} left.`,
  manyJoined: ({ count }: { readonly count: number }) =>
    formats.plural(count, {
      one: `${formats.number(count)} person joined.`,
      other: `${formats.number(count)} people joined.`,
    }),
  manyLeft: ({ count }: { readonly count: number }) =>
    formats.plural(count, {
      one: `${formats.number(count)} person left.`,
      other: `${formats.number(count)} people left.`,
    }),
  handRaised: ({ name }: { readonly name: string }) => `${formats.isolate(name)} raised a hand.`,
  screenShared: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} is sharing a screen.`,
  speaking: ({ count, names }: { readonly count: number; readonly names: string }) =>
    formats.plural(count, {
      '=0': 'Nobody else is speaking.',
      one: `${formats.isolate(names)} is speaking.`,
      other: `${formats.isolate(names)} are speaking.`,
    }),
  youAreMuted: 'You are muted.',
  youAreMutedKeys: ({ key }: { readonly key: string }) =>
    `You are muted. Press ${formats.isolate(key)} to unmute, or hold the space bar while you speak.`,
}));
