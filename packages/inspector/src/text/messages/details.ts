// Compiled from messages/en/details.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The details of the current entry and of the selected actor, and the differences from another entry. */
export const detailsText = /* @__PURE__ */ defineText((formats) => ({
  outside: 'External',
  timer: 'Own delay',
  after: ({ event }: { readonly event: string }) => `after ${formats.isolate(event)}`,
  delays: 'Delays',
  delaysRunning: 'Running delays',
  causedEntries: 'Resulting entries',
  noMachine: 'no machine',
  state: 'State',
  context: 'Context',
  contextNone: 'This actor has no context.',
  lastChange: ({ event }: { readonly event: string }) =>
    `The changes of ${formats.isolate(event)} are marked`,
  differences: 'Differences',
  between: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `From ${formats.isolate(from)} to ${formats.isolate(to)}`,
  samePosition: 'This is the entry compared with. Select another one.',
  noDifference: 'No actor differs.',
  actorStarted: 'started in between',
  /** Summaries of values. */
  values: {
    nothing: 'nothing',
    more: ({ count }: { readonly count: number }) => `${formats.number(count)} more`,
    items: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: `${formats.number(count)} item`,
        other: `${formats.number(count)} items`,
      }),
    fields: ({ count }: { readonly count: number }) =>
      formats.plural(count, {
        one: `${formats.number(count)} field`,
        other: `${formats.number(count)} fields`,
      }),
  },
}));
