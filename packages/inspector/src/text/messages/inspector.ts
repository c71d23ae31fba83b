// Compiled from messages/en/inspector.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The inspector shows a recording: what each part of a call (an actor) did, as numbered entries. */
export const inspectorText = /* @__PURE__ */ defineText((formats) => ({
  title: 'Inspector',
  close: 'Close',
  views: {
    actors: 'Actors',
    timeline: 'Timeline',
    sequence: 'Sequence',
    chart: 'Chart',
    details: 'Details',
  },
  entryCount: ({ count }: { readonly count: number }) =>
    formats.plural(count, {
      one: `${formats.number(count)} entry`,
      other: `${formats.number(count)} entries`,
    }),
  filteredEntryCount: ({ shown, count }: { readonly shown: number; readonly count: number }) =>
    `${formats.number(shown)} of ${formats.plural(count, { one: `${formats.number(count)} entry`, other: `${formats.number(count)} entries` })}`,
  droppedEntries: ({ count }: { readonly count: number }) =>
    formats.plural(count, {
      one: `${formats.number(count)} older entry was dropped`,
      other: `${formats.number(count)} older entries were dropped`,
    }),
  range: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${formats.isolate(from)} to ${formats.isolate(to)}`,
  nothingYet: 'There are no entries yet.',
  noMatch: 'No entry matches the filter.',
  actorStatus: {
    active: 'active',
    done: 'done',
    error: 'failed',
    stopped: 'stopped',
  },
  changed: 'changed',
  remoteServer: 'Remote server',
  serverActor: ({ name }: { readonly name: string }) => `${formats.isolate(name)} (actor)`,
  serverSide: 'The messages of the server are derived from what this page sent and received.',
  noMessages: 'There are no messages in this time range.',
}));
