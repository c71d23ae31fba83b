// Compiled from messages/en/entries.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The entries of a recording. */
export const entriesText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  const numberFormat2 = formats.numberFormat({
    minimumIntegerDigits: 2,
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  });
  const numberFormat3 = formats.numberFormat({ maximumFractionDigits: 0, useGrouping: false });
  return {
    /** The kind of one entry, short. */
    kinds: {
      actor: 'start',
      event: 'event',
      microstep: 'step',
      action: 'action',
      delay: 'delay',
      snapshot: 'state',
    },
    /** Kinds of entries, in the plural. */
    kindNames: {
      actor: 'Starts of actors',
      event: 'Events',
      microstep: 'Steps of machines',
      action: 'Actions',
      delay: 'Delays',
      snapshot: 'States after events',
    },
    kindHints: {
      actor: 'An actor started',
      event: 'An actor received an event',
      microstep: 'A machine took transitions, or none',
      action: 'A machine executed an action',
      delay: 'A delay was started or cancelled. It also ends when it expires, or with its actor',
      snapshot: 'The state of an actor after an event',
    },
    time: ({ minutes, seconds }: { readonly minutes: number; readonly seconds: number }) =>
      `${numberFormat1(minutes)}:${numberFormat2(seconds)}`,
    number: ({ seq }: { readonly seq: number }) => `#${numberFormat1(seq)}`,
    started: 'started',
    machineStarted: ({ machine }: { readonly machine: string }) =>
      `started, machine ${formats.isolate(machine)}`,
    anyState: 'any state',
    transition: ({ from, to }: { readonly from: string; readonly to: string }) =>
      `${formats.isolate(from)} → ${formats.isolate(to)}`,
    actionsOnly: 'actions only',
    actionsOnlyIn: ({ state }: { readonly state: string }) =>
      `actions only, in ${formats.isolate(state)}`,
    noTransition: ({ event }: { readonly event: string }) =>
      `no transition on ${formats.isolate(event)}`,
    /** The event of a delay that has expired, with its state if it is known. */
    delayEvent: {
      unknownState: ({ delay }: { readonly delay: string }) => `after ${formats.isolate(delay)}`,
      inState: ({ delay, state }: { readonly delay: string; readonly state: string }) =>
        `after ${formats.isolate(delay)} in ${formats.isolate(state)}`,
    },
    delayStarted: ({
      name,
      milliseconds,
    }: {
      readonly name: string;
      readonly milliseconds: number;
    }) => `${formats.isolate(name)}, in ${numberFormat3(milliseconds)} ms`,
    delayStartedUnknown: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)}, in ? ms`,
    delayCancelled: ({ name }: { readonly name: string }) => `${formats.isolate(name)} cancelled`,
    delayRunning: 'running',
    delayEnded: {
      fired: ({ milliseconds }: { readonly milliseconds: number }) =>
        `expired after ${numberFormat3(milliseconds)} ms`,
      cancelled: ({ milliseconds }: { readonly milliseconds: number }) =>
        `cancelled after ${numberFormat3(milliseconds)} ms`,
      actorStopped: ({ milliseconds }: { readonly milliseconds: number }) =>
        `ended with its actor after ${numberFormat3(milliseconds)} ms`,
    },
  };
});
