import type { RefusalReason } from '@visavis/client';
import type { EndState } from '../call/derived/end-state.ts';

interface LeftReasonText {
  readonly title: string;
  readonly text: string;
}

const stateTexts: Readonly<Record<EndState, LeftReasonText>> = {
  left: { title: 'You have left', text: 'Your camera and microphone are off.' },
  removed: { title: 'You were put out of the room', text: 'Someone in the room ended your call.' },
  replaced: {
    title: 'The call goes on elsewhere',
    text: 'You opened this room again, and the call moved there. You can bring it back here.',
  },
  full: { title: 'The room is full', text: 'As soon as someone leaves, there is a place for you.' },
  refused: { title: 'You were not let in', text: 'The room is locked, or nobody opened the door.' },
  ended: { title: 'This call has ended', text: 'The room was closed for everyone.' },
  failed: { title: 'This page cannot reach the room', text: 'Reload the page and try again.' },
};

/** Where the server's reason says more than the state. */
const refusalTexts: Partial<Record<RefusalReason, LeftReasonText>> = {
  'client-outdated': {
    title: 'This page is older than the server',
    text: 'There is a newer version. Reload to get it.',
  },
  'server-outdated': {
    title: 'The server is older than this page',
    text: 'It is probably being updated. Try again in a few minutes.',
  },
  'origin-refused': {
    title: 'This address is not allowed',
    text: 'The server takes no calls from the website that you opened. Use the address that you were given.',
  },
  'room-locked': { title: 'The room is locked', text: 'Ask someone inside to open it.' },
  'admission-denied': { title: 'You were not let in', text: 'Nobody in the room opened the door.' },
};

/** The ways out of a call. */
export const leftText = {
  of: (state: EndState, refusal: RefusalReason | null): LeftReasonText =>
    (refusal === null ? undefined : refusalTexts[refusal]) ?? stateTexts[state],
  again: {
    left: 'Join again',
    removed: 'Back to the door',
    replaced: 'Take the call here',
    full: 'Try again',
    refused: 'Try again',
    ended: 'Open the room anew',
    failed: 'Reload',
  } satisfies Record<EndState, string>,
} as const;
