// Compiled from messages/en/people.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The panel with everybody in the call, and what hosts can do there. */
export const peopleText = /* @__PURE__ */ defineText((formats) => ({
  title: ({ count }: { readonly count: number }) =>
    formats.plural(count, {
      one: `${formats.number(count)} person`,
      other: `${formats.number(count)} people`,
    }),
  search: 'Search by name',
  nobodyFound: 'Nobody has this name.',
  inCall: 'In the call',
  you: ({ name }: { readonly name: string }) => `${formats.isolate(name)} (you)`,
  roles: {
    owner: 'Owner',
    host: 'Host',
    guest: 'Guest',
  },
  rolesPrivate: 'The owner created this call, and says who is a host.',
  rolesOpen: 'In an open room, the server says who is a host.',
  marks: {
    hand: ({ order }: { readonly order: number }) => `Hand raised, number ${formats.number(order)}`,
    muted: 'Muted',
    cameraOff: 'Camera off',
    screen: 'Sharing a screen',
    speaking: 'Speaking',
  },
  waiting: {
    title: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: `${formats.number(count)} person is waiting`,
        other: `${formats.number(count)} people are waiting`,
      }),
    admit: 'Admit',
    admitName: ({ name }: { readonly name: string }) => `Admit ${formats.isolate(name)}`,
    deny: 'Deny',
    denyName: ({ name }: { readonly name: string }) => `Deny ${formats.isolate(name)}`,
    admitAll: 'Admit all',
  },
  /** In the menu of a person. */
  actions: {
    mute: 'Mute',
    askToUnmute: 'Ask to unmute',
    stopScreen: 'Stop their screen share',
    lowerHand: 'Lower their hand',
    makeHost: 'Make host',
    remove: 'Remove from the call',
    confirmRemove: ({ name }: { readonly name: string }) => `Remove ${formats.isolate(name)}`,
    keep: 'Keep',
    removePrivate: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)} leaves the call and cannot come back: the link is changed for everybody else.`,
    removeWaiting: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)} leaves the call. Whoever comes next has to be admitted.`,
    removeOpen: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)} leaves the call. Anyone who knows the name of the room can come again, so newcomers have to be admitted from now on.`,
  },
  rules: {
    title: 'For everybody',
    access: 'Who can join',
    open: 'Anyone with the link',
    waitingRoom: 'Anyone whom a host admits',
    locked: 'Nobody else',
    guestScreens: 'Guests can share their screens',
    guestScreensHint: 'Hosts always can.',
    muteAll: 'Mute everybody',
    lowerHands: 'Lower all hands',
    endCall: 'End the call for everybody',
    confirmEnd: 'End it now',
    endHint: 'Everybody leaves the call.',
  },
}));
