// Compiled from messages/en/common.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Text that several screens share. */
export const commonText = /* @__PURE__ */ defineText((formats) => ({
  level: 'Microphone level',
  product: 'Visavis',
  title: ({ room }: { readonly room: string }) => `${formats.isolate(room)} · Visavis`,
  privateCall: 'Private call',
  nameLabel: 'Your name',
  close: 'Close',
  home: 'Home',
  loading: 'Loading…',
  retry: 'Try again',
  check: 'Check camera, audio and connection',
  opensNewTab: '(opens in a new tab)',
  openInspector: 'Show technical details of this call',
  notFound: {
    title: 'Page not found',
    text: 'The link may be incomplete. Links to rooms look like /r/name-of-the-room.',
  },
  incompleteLink: {
    title: 'This link is incomplete',
    text: 'Its last part, after the #, is missing. Ask the person who invited you for the whole link.',
  },
  insecurePage: {
    title: 'This call needs a secure page',
    text: 'Private calls work on https only. Open the link with https.',
  },
  unsupportedBrowser: {
    title: 'This browser is not supported',
    text: 'Visavis needs a current version of Chrome, Edge, Firefox or Safari. Update your browser, or open the link in another one.',
    missing: 'Missing features:',
  },
  callDisplayFailed: {
    title: 'The call cannot be displayed',
    text: 'You are still in the call: others may see and hear you.',
    retry: 'Show the call again',
    leave: 'Leave',
  },
  pageFailed: {
    title: 'Something went wrong',
    text: 'Reload the page to continue.',
    callText: 'Your call has stopped. Reload the page to rejoin the room.',
    reload: 'Reload',
  },
}));
