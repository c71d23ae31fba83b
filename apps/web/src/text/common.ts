/** What several screens say. */
export const commonText = {
  product: 'Visavis',
  title: (room: string) => `${room} · Visavis`,
  close: 'Close',
  home: 'Home',
  loading: 'One moment…',
  /** Leads to the check before a call. */
  check: 'Check camera, sound and connection',
  opensNewTab: '(opens in a new tab)',
  /** Leads to the inspector, after a call. */
  openInspector: 'Look at what happened, or save it',
  notFound: {
    title: 'There is no such page',
    text: 'The link may be incomplete. Rooms have links that look like /r/name-of-the-room.',
  },
  unsupportedBrowser: {
    title: 'This browser is too old for a call',
    text: 'Visavis needs a current version of Chrome, Edge, Firefox or Safari. Update your browser, or open the link in another one.',
    missing: 'What it lacks:',
  },
  retry: 'Try again',
  callDisplayFailed: {
    title: 'The call could not be drawn',
    text: 'You are still in it: others may see and hear you, as before.',
    again: 'Show the call again',
    leave: 'Leave',
  },
  pageFailed: {
    title: 'Something went wrong in this page',
    text: 'Your call has stopped. Reload to go back into the room.',
    reload: 'Reload',
  },
} as const;
