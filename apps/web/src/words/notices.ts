const list = new Intl.ListFormat('en');

/** Banners, and what screen readers are told. */
export const noticeWords = {
  serverAway: 'The server is away. Your call goes on; nobody new can come in until it is back.',
  serverAwayAlone: 'The server is away. Others can come in as soon as it is back.',
  serverAwayAtDoor: 'The server does not answer. This page keeps trying.',
  serverBack: 'The server is back.',
  retry: 'Try now',
  soundBlocked: 'Your browser holds the sound back.',
  hear: 'Tap to hear',
  sharing: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  dismiss: 'Dismiss',
  here: (names: readonly string[]) =>
    `${list.format(names)} ${names.length === 1 ? 'is' : 'are'} here.`,
  joined: (name: string) => `${name} has joined.`,
  left: (name: string) => `${name} has left.`,
  handRaised: (name: string) => `${name} raises a hand.`,
  screenShared: (name: string) => `${name} shares a screen.`,
} as const;
