/** Made when it is first needed: loading what a language's lists look like takes a while. */
const listed = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

/** Banners, and what screen readers are told. */
export const noticeWords = {
  noScreen: {
    title: 'No screen to share',
    text: 'The browser or the system gives none. Look in your system’s privacy settings whether the browser may record the screen.',
  },
  soundBlocked: 'Your browser holds the sound back.',
  hear: 'Tap to hear',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: (names: readonly string[]) => `${listed(names)} ${names.length === 1 ? 'is' : 'are'} here.`,
  joined: (name: string) => `${name} has joined.`,
  left: (name: string) => `${name} has left.`,
  handRaised: (name: string) => `${name} raises a hand.`,
  screenShared: (name: string) => `${name} shares a screen.`,
} as const;
