import type { TraceEntry } from '@visavis/trace';

type Kind = TraceEntry['kind'];

/** Kinds of entries, as one of them is called. */
const kinds: Readonly<Record<Kind, string>> = {
  actor: 'start',
  event: 'event',
  microstep: 'step',
  action: 'action',
  delay: 'delay',
  snapshot: 'state',
};

/** Several of a kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  actor: 'Starts of actors',
  event: 'Events',
  microstep: 'Steps of machines',
  action: 'Actions',
  delay: 'Delays',
  snapshot: 'States after events',
};

const kindHints: Readonly<Record<Kind, string>> = {
  actor: 'An actor began',
  event: 'An event reached an actor',
  microstep: 'A machine took transitions, or none',
  action: 'A machine did something',
  delay: 'A delay was started or cancelled; it may also run out, or end with its actor',
  snapshot: 'What an actor is after an event',
};

const padTwo = (value: number) => `${value}`.padStart(2, '0');

/** Milliseconds of a recording, as 1:02.345. */
function time(at: number): string {
  const minutes = Math.floor(at / 60_000);
  const seconds = Math.floor(at / 1_000) % 60;
  const rest = `${Math.floor(at) % 1_000}`.padStart(3, '0');
  return `${minutes}:${padTwo(seconds)}.${rest}`;
}

const count = (many: number, one: string, more: string) =>
  `${many.toLocaleString('en')} ${many === 1 ? one : more}`;

/** The developer's view into the machines. */
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

  controls: 'Moment and filter',
  live: 'Live',
  liveHint: 'Follow what happens now (L)',
  pausedHint: 'Stay at this moment',
  firstEntry: 'To the beginning (Home)',
  lastEntry: 'To the end (End)',
  previousEvent: 'Event before (←)',
  nextEvent: 'Event after (→)',
  compare: 'Compare',
  compareHint: 'Compare with this moment (D)',
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
  saved: (names: boolean) =>
    names
      ? 'Secrets are left out and addresses masked. Names stay.'
      : 'Secrets and names are left out, and addresses masked.',
  open: 'Open',
  openHint: 'Open a saved trace',
  dropFile: 'Drop a trace to open it',
  replay: 'Replay',
  replayHint: 'Run the real machines through this recording',
  stately: 'Stately',
  statelyHint: 'Open the Stately inspector',
  statelyPopupBlocked: 'Your browser held the window back. Press to open it.',
  backToPage: 'Back to this page',
  moveToSide: 'Move to the side',
  moveToBottom: 'Move to the foot',
  resize: 'Size of the inspector',

  scrubber: 'Moment',
  position: (at: number, seq: number) => `${time(at)}, entry ${seq}`,
  zoomIn: 'Closer (+)',
  zoomOut: 'Farther (−)',
  showAll: 'Show all of it (0)',
  range: (from: number, to: number) => `${time(from)} to ${time(to)}`,

  views: {
    actors: 'Actors',
    timeline: 'Time line',
    sequence: 'Sequence',
    chart: 'Chart',
    details: 'Details',
  },

  entryCount: (shown: number, all: number) =>
    shown === all
      ? count(all, 'entry', 'entries')
      : `${shown.toLocaleString('en')} of ${count(all, 'entry', 'entries')}`,
  droppedEntries: (many: number) => `${count(many, 'older one is', 'older ones are')} gone`,
  nothingYet: 'Nothing has happened yet.',
  noMatch: 'Nothing passes the filter.',
  serverSide: 'The server’s side is drawn from what this page sent to it and got from it.',
  noMessages: 'No events between actors in the stretch of time that is shown.',

  actorStatus: { active: 'runs', done: 'done', error: 'broke', stopped: 'stopped' },
  changed: 'changed',
  noMachine: 'no machine',
  started: (machine: string | null) => (machine === null ? 'began' : `began, machine ${machine}`),
  noTransition: (event: string) => `no transition on ${event === '' ? 'always' : event}`,
  delayStarted: (id: string, ms: number | null) =>
    `${id}, in ${ms === null ? '?' : Math.round(ms)} ms`,
  delayCancelled: (id: string) => `${id} cancelled`,
  delays: 'Delays',
  delaysRunning: 'Delays that run',
  delayRunning: 'runs',
  delayEnded: {
    fired: (after: number) => `ran out after ${Math.round(after)} ms`,
    cancelled: (after: number) => `cancelled after ${Math.round(after)} ms`,
    actorStopped: (after: number) => `ended with its actor after ${Math.round(after)} ms`,
  },
  after: (event: string) => `after ${event}`,

  outside: 'Outside',
  timer: 'Its timer',
  server: 'Server',
  causedEntries: 'What it led to',
  state: 'State',
  context: 'Context',
  contextNone: 'This actor has no context.',
  lastChange: (event: string) => `Marked: what changed with ${event}`,
  differences: 'Differences',
  between: (from: string, to: string) => `From ${from} to ${to}`,
  samePosition: 'This is the moment compared with. Go to another one.',
  noDifference: 'Every actor is as it was.',
  actorStarted: 'began in between',
  nothing: 'nothing',
  more: (many: number) => `${many.toLocaleString('en')} more`,
  items: (many: number) => count(many, 'item', 'items'),
  fields: (many: number) => count(many, 'field', 'fields'),

  noChart: 'This actor is no machine: it speaks to the browser or to the server.',
  unknownChart: (machine: string) => `This page knows no machine called ${machine}.`,
  transitions: 'Transitions',
  noTransitions: 'None of its own.',
  invokes: 'Runs',
  entryActions: 'On entry',
  exitActions: 'On exit',
  tags: 'Tags',
  noTargetState: 'stays, and acts',
  staysIn: (state: string) => (state === '' ? 'acts' : `acts in ${state}`),
  anyState: 'any state',
  active: 'active',

  page: {
    lead: 'Look into a call',
    text: 'Open a trace that was saved from a call. It is read in this browser and goes nowhere; no server is needed.',
    choose: 'Open a trace',
    dropHere: 'or drop the file anywhere here',
    how: 'To save one: turn the inspector on in the settings of a call, or follow the link after it, and press Save.',
  },
  openFailures: {
    'too-large': 'This file is too large for a trace.',
    'not-a-trace': 'This file is no Visavis trace.',
    'unsupported-version':
      'This trace is of another version of Visavis, which this page cannot read.',
    unread: 'This file could not be read.',
  },
  opened: (name: string, when: string) => `${name}, saved ${when}`,

  replayReport: {
    same: (actors: number, steps: number) =>
      `${count(actors, 'machine', 'machines')} did the same as in the recording, in ${count(steps, 'step', 'steps')}.`,
    departs: (many: number) =>
      `${count(many, 'machine departs', 'machines depart')} from the recording.`,
    untold: (many: number) =>
      `Of ${count(many, 'machine', 'machines')} too little is recorded for a replay.`,
    impossible: 'Nothing in this recording can be replayed.',
    broke: 'This recording holds what no machine can take, so it cannot be replayed.',
    at: (actor: string, event: string, seq: number) => `${actor}, at ${event} (#${seq})`,
    where: 'Where',
    expected: 'Recorded',
    found: 'Now',
  },
} as const;
