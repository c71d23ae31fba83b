/**
 * Joins names. Not with Intl.ListFormat: its first use takes about 50 ms, at the moment when everyone waits for
 * the first video frame.
 */
function nameList(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** Notifications during a call, and announcements for screen readers. */
export const notificationText = {
  noScreen: {
    title: 'The screen cannot be shared',
    text: 'The browser or the system does not allow it. Check in your system’s privacy settings whether the browser may record the screen.',
  },
  audioBlocked: 'Your browser blocks the audio.',
  playAudio: 'Play audio',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: (names: readonly string[]) =>
    `${nameList(names)} ${names.length === 1 ? 'is' : 'are'} here.`,
  joined: (name: string) => `${name} joined.`,
  left: (name: string) => `${name} left.`,
  handRaised: (name: string) => `${name} raised a hand.`,
  screenShared: (name: string) => `${name} is sharing a screen.`,
} as const;
