// Compiled from messages/en/comparison.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The comparison of emoji with one person. */
export const comparisonText = /* @__PURE__ */ defineText((formats) => ({
  title: ({ name }: { readonly name: string }) => `Compare emoji with ${formats.isolate(name)}`,
  introduction: ({ name }: { readonly name: string }) =>
    `You and ${formats.isolate(name)} will see six emoji each. If they are the same, nobody is between you.`,
  start: 'Start',
  notNow: 'Not now',
  again: 'Try again',
  close: 'Close',
  leave: 'Leave the call',
  disconnect: ({ name }: { readonly name: string }) => `Disconnect from ${formats.isolate(name)}`,
  invited: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} wants to compare emoji with you.`,
  notConnected: ({ name }: { readonly name: string }) =>
    `This is possible as soon as you are connected with ${formats.isolate(name)}.`,
  waiting: ({ name }: { readonly name: string }) => `Waiting for ${formats.isolate(name)}…`,
  waitingHint: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} sees a message that asks for it.`,
  list: 'Emoji to compare',
  instruction: 'Read them to each other. Are they the same, in the same order?',
  match: 'They match',
  differ: 'They are different',
  youConfirmed: ({ name }: { readonly name: string }) =>
    `You have said that they match. Waiting for ${formats.isolate(name)}…`,
  peerConfirmed: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} says that they match. Do they?`,
  matched: ({ name }: { readonly name: string }) =>
    `The emoji are the same. Nobody is between you and ${formats.isolate(name)}.`,
  different: ({ name }: { readonly name: string }) =>
    `One of you has said that the emoji are different. If that is so, somebody is between you and ${formats.isolate(name)} and can listen. Do not say anything confidential. Disconnect, or leave the call and invite ${formats.isolate(name)} with a new link in another way.`,
  failed: ({ name }: { readonly name: string }) =>
    `The comparison was not possible. If this happens again, somebody may be between you and ${formats.isolate(name)}.`,
  stopped: ({ name }: { readonly name: string }) =>
    `${formats.isolate(name)} has ended the comparison, or the connection was interrupted.`,
}));
