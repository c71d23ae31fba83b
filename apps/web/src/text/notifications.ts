/**
 * Names in a sentence. By hand, because the browser's own way (Intl.ListFormat) takes some 50 ms to load what
 * lists look like, just when everyone waits for the first picture.
 */
function nameList(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** Banners, and what screen readers are told. */
export const notificationText = {
  noScreen: {
    title: 'No screen to share',
    text: 'The browser or the system gives none. Look in your system’s privacy settings whether the browser may record the screen.',
  },
  soundBlocked: 'Your browser holds the sound back.',
  hear: 'Tap to hear',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: (names: readonly string[]) =>
    `${nameList(names)} ${names.length === 1 ? 'is' : 'are'} here.`,
  joined: (name: string) => `${name} has joined.`,
  left: (name: string) => `${name} has left.`,
  handRaised: (name: string) => `${name} raises a hand.`,
  screenShared: (name: string) => `${name} shares a screen.`,
} as const;
