/** Text that several screens share. */
export const commonText = {
  product: 'Visavis',
  title: (room: string) => `${room} · Visavis`,
  close: 'Close',
  home: 'Home',
  loading: 'Loading…',
  /** Links to the connection check. */
  check: 'Check camera, audio and connection',
  opensNewTab: '(opens in a new tab)',
  /** Links from the end of a call to the inspector. */
  openInspector: 'Show technical details of this call',
  notFound: {
    title: 'Page not found',
    text: 'The link may be incomplete. Links to rooms look like /r/name-of-the-room.',
  },
  unsupportedBrowser: {
    title: 'This browser is not supported',
    text: 'Visavis needs a current version of Chrome, Edge, Firefox or Safari. Update your browser, or open the link in another one.',
    missing: 'Missing features:',
  },
  retry: 'Try again',
  callDisplayFailed: {
    title: 'The call cannot be displayed',
    text: 'You are still in the call: others may see and hear you.',
    retry: 'Show the call again',
    leave: 'Leave',
  },
  pageFailed: {
    title: 'Something went wrong',
    text: 'Your call has stopped. Reload the page to rejoin the room.',
    reload: 'Reload',
  },
} as const;
