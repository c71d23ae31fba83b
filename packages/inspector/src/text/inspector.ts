import type { TraceEntry } from '@visavis/trace';

type Kind = TraceEntry['kind'];

/** The kind of one entry. */
const kinds: Readonly<Record<Kind, string>> = {
  actor: 'start',
  event: 'event',
  microstep: 'step',
  action: 'action',
  delay: 'delay',
  snapshot: 'state',
};

/** Kinds of entries, in the plural. */
const kindNames: Readonly<Record<Kind, string>> = {
  actor: 'Starts of actors',
  event: 'Events',
  microstep: 'Steps of machines',
  action: 'Actions',
  delay: 'Delays',
  snapshot: 'States after events',
};

const kindHints: Readonly<Record<Kind, string>> = {
  actor: 'An actor started',
  event: 'An actor received an event',
  microstep: 'A machine took transitions, or none',
  action: 'A machine executed an action',
  delay: 'A delay was started or cancelled. It also ends when it expires, or with its actor',
  snapshot: 'The state of an actor after an event',
};

const padTwo = (value: number) => `${value}`.padStart(2, '0');

/** Formats milliseconds of a recording as 1:02.345. */
function time(at: number): string {
  const minutes = Math.floor(at / 60_000);
  const seconds = Math.floor(at / 1_000) % 60;
  const milliseconds = `${Math.floor(at) % 1_000}`.padStart(3, '0');
  return `${minutes}:${padTwo(seconds)}.${milliseconds}`;
}

const count = (amount: number, singular: string, plural: string) =>
  `${amount.toLocaleString('en')} ${amount === 1 ? singular : plural}`;

/** The text of the inspector. */
export const inspectorText = {
  title: 'Inspector',
  close: 'Close',
  pageTitle: 'Inspector · Visavis',
  panelLabel: 'Inspector of this page',

  kinds,
  kindNames,
  kindHints,
  time,
  number: (seq: number) => `#${seq}`,

  controls: 'Position and filter',
  live: 'Live',
  liveHint: 'Follow new entries (L)',
  pausedHint: 'Stay at this entry',
  firstEntry: 'First entry (Home)',
  lastEntry: 'Last entry (End)',
  previousEvent: 'Previous event (←)',
  nextEvent: 'Next event (→)',
  compare: 'Compare',
  compareHint: 'Compare with this entry (D)',
  compareOff: 'Stop comparing (D)',
  search: 'Search',
  searchHint: 'Search (/)',
  filter: 'Filter',
  filterHint: 'Which entries are listed',
  onlyActor: (name: string) => `Only ${name}`,
  save: 'Save',
  saveHint: 'Save this recording as a file',
  withNames: 'With names',
  withNamesHint: 'Keep the names of people and of the room in the file',
  saveFile: 'Save to a file',
  saved: (hasNames: boolean) =>
    hasNames
      ? 'Secrets are removed and addresses masked. Names are kept.'
      : 'Secrets and names are removed, and addresses masked.',
  open: 'Open',
  openHint: 'Open a saved trace',
  dropFile: 'Drop a trace file to open it',
  replay: 'Replay',
  replayHint: 'Replay this recording on the current machines',
  stately: 'Stately',
  statelyHint: 'Open the Stately inspector',
  statelyPopupBlocked: 'Your browser blocked the window. Press to open it.',
  backToPage: 'Back to this page',
  moveToSide: 'Move to the side',
  moveToBottom: 'Move to the bottom',
  resize: 'Resize the inspector',

  scrubber: 'Position',
  position: (at: number, seq: number) => `${time(at)}, entry ${seq}`,
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  showAll: 'Show everything (0)',
  range: (from: number, to: number) => `${time(from)} to ${time(to)}`,

  views: {
    actors: 'Actors',
    timeline: 'Timeline',
    sequence: 'Sequence',
    chart: 'Chart',
    details: 'Details',
  },

  entryCount: (shown: number, all: number) =>
    shown === all
      ? count(all, 'entry', 'entries')
      : `${shown.toLocaleString('en')} of ${count(all, 'entry', 'entries')}`,
  droppedEntries: (amount: number) =>
    `${count(amount, 'older entry was', 'older entries were')} dropped`,
  nothingYet: 'There are no entries yet.',
  noMatch: 'No entry matches the filter.',
  serverSide: 'The messages of the server are derived from what this page sent and received.',
  noMessages: 'There are no messages in this time range.',

  actorStatus: { active: 'active', done: 'done', error: 'failed', stopped: 'stopped' },
  changed: 'changed',
  noMachine: 'no machine',
  started: (machine: string | null) =>
    machine === null ? 'started' : `started, machine ${machine}`,
  noTransition: (event: string) => `no transition on ${event === '' ? 'always' : event}`,
  delayStarted: (id: string, ms: number | null) =>
    `${id}, in ${ms === null ? '?' : Math.round(ms)} ms`,
  delayCancelled: (id: string) => `${id} cancelled`,
  delays: 'Delays',
  delaysRunning: 'Running delays',
  delayRunning: 'running',
  delayEnded: {
    fired: (after: number) => `expired after ${Math.round(after)} ms`,
    cancelled: (after: number) => `cancelled after ${Math.round(after)} ms`,
    actorStopped: (after: number) => `ended with its actor after ${Math.round(after)} ms`,
  },
  after: (event: string) => `after ${event}`,

  outside: 'External',
  timer: 'Own delay',
  server: 'Server',
  causedEntries: 'Resulting entries',
  state: 'State',
  context: 'Context',
  contextNone: 'This actor has no context.',
  lastChange: (event: string) => `The changes of ${event} are marked`,
  differences: 'Differences',
  between: (from: string, to: string) => `From ${from} to ${to}`,
  samePosition: 'This is the entry compared with. Select another one.',
  noDifference: 'No actor differs.',
  actorStarted: 'started in between',
  nothing: 'nothing',
  more: (amount: number) => `${amount.toLocaleString('en')} more`,
  items: (amount: number) => count(amount, 'item', 'items'),
  fields: (amount: number) => count(amount, 'field', 'fields'),

  noChart: 'This actor is not a machine. It uses the browser or the server.',
  unknownChart: (machine: string) => `Unknown machine: ${machine}`,
  transitions: 'Transitions',
  noTransitions: 'None of its own.',
  invokes: 'Invokes',
  entryActions: 'On entry',
  exitActions: 'On exit',
  tags: 'Tags',
  noTargetState: 'actions only',
  staysIn: (state: string) => (state === '' ? 'actions only' : `actions only, in ${state}`),
  anyState: 'any state',
  active: 'active',

  page: {
    lead: 'Inspect a call',
    text: 'Open a trace that was saved from a call. It is read in this browser and is not uploaded. No server is needed.',
    choose: 'Open a trace',
    dropHere: 'or drop the file here',
    how: 'To save a trace, turn on the inspector in the settings of a call, or follow the link after the call, and press Save.',
  },
  openFailures: {
    'too-large': 'This file is too large for a trace.',
    'not-a-trace': 'This file is not a Visavis trace.',
    'unsupported-version':
      'This trace was saved by another version of Visavis. This page cannot read it.',
    unreadable: 'This file could not be read.',
  },
  opened: (name: string, when: string) => `${name}, saved ${when}`,

  replayReport: {
    same: (actors: number, steps: number) =>
      `${count(actors, 'machine', 'machines')} behaved as recorded, in ${count(steps, 'step', 'steps')}.`,
    diverged: (amount: number) =>
      `${count(amount, 'machine diverges', 'machines diverge')} from the recording.`,
    incomplete: (amount: number) =>
      `Too little is recorded to replay ${count(amount, 'machine', 'machines')}.`,
    impossible: 'Nothing in this recording can be replayed.',
    failed: 'This recording contains values that no machine accepts, so it cannot be replayed.',
    at: (actor: string, event: string, seq: number) => `${actor}, at ${event} (#${seq})`,
    path: 'Path',
    recorded: 'Recorded',
    replayed: 'Replayed',
  },
} as const;
