// Compiled from messages/en/connection-details.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The details of all connections, and of one of them. */
export const connectionDetailsText = /* @__PURE__ */ defineText((formats) => {
  const dateTimeFormat1 = formats.dateTimeFormat({
    hourCycle: 'h23',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    title: 'Connections',
    titleOf: ({ name }: { readonly name: string }) => `Connection with ${formats.isolate(name)}`,
    back: 'All connections',
    people: 'People',
    alone: 'Nobody else is here.',
    page: 'This page',
    pageParts: {
      room: 'Room',
      server: 'Server',
      devices: 'Your camera and microphone',
    },
    room: {
      name: 'Name',
      access: 'Access',
      people: 'People',
      accessModes: {
        open: 'open to everyone with the link',
        'waiting-room': 'someone in the room lets others in',
        locked: 'locked',
      },
      peopleOf: ({ count, capacity }: { readonly count: number; readonly capacity: number }) =>
        `${formats.number(count)} of at most ${formats.number(capacity)}`,
    },
    server: {
      attempts: 'Failed attempts in a row',
      unsentSignals: 'Signals not sent yet',
    },
    tabs: 'View',
    forDevelopers: 'For developers',
    measurements: 'Measurements',
    stripsHint:
      'Each row is one part of the connection. Hover, tap or use the arrow keys to read what a state means.',
    /** The names of the parts of a connection. The same parts are described in packages/machines/descriptions/en.json. */
    regions: {
      call: 'Call',
      active: 'Progress',
      inRoom: 'In the room',
      signaling: 'Signaling',
      resuming: 'Resuming',
      offline: 'Offline',
      microphone: 'Microphone',
      camera: 'Camera',
      screen: 'Screen',
      receivers: 'Receivers',
      live: 'Live',
      connection: 'Connection',
      ice: 'ICE',
      gathering: 'Gathering',
      channel: 'Channel',
      flow: 'Flow',
      voice: 'Voice',
      measured: 'Measured voice',
      negotiation: 'Negotiation',
      recovery: 'Recovery',
      trust: 'Trust',
      comparison: 'Comparison',
      budget: 'Budget',
    },
    inactive: 'Not active at the moment.',
    /** When a state was entered, and how often. The value ago is a time span such as “5 min. ago”, or “just now”. */
    visits: {
      never: 'Not entered so far.',
      current: ({
        count,
        at,
        ago,
      }: {
        readonly count: number;
        readonly at: number;
        readonly ago: string;
      }) =>
        formats.plural(count, {
          '=1': `Since ${dateTimeFormat1(at)}, ${formats.isolate(ago)}.`,
          '=2': `Since ${dateTimeFormat1(at)}, ${formats.isolate(ago)}, for the second time.`,
          other: `Since ${dateTimeFormat1(at)}, ${formats.isolate(ago)}, ${formats.number(count)} times.`,
        }),
      past: ({
        count,
        at,
        ago,
      }: {
        readonly count: number;
        readonly at: number;
        readonly ago: string;
      }) =>
        formats.plural(count, {
          '=1': `Last at ${dateTimeFormat1(at)}, ${formats.isolate(ago)}.`,
          '=2': `Last at ${dateTimeFormat1(at)}, ${formats.isolate(ago)}, for the second time.`,
          other: `Last at ${dateTimeFormat1(at)}, ${formats.isolate(ago)}, ${formats.number(count)} times.`,
        }),
      justNow: 'just now',
      time: ({ at }: { readonly at: number }) => dateTimeFormat1(at),
      currentForScreenReader: ({ at }: { readonly at: number }) =>
        `Now, since ${dateTimeFormat1(at)}.`,
      pastForScreenReader: ({ at }: { readonly at: number }) =>
        `Last entered at ${dateTimeFormat1(at)}.`,
    },
    details: 'Details',
    unknown: '–',
  };
});
