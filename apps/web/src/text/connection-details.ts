import type { StateVisit } from '../call/history/state-history.ts';

const twoDigits = (value: number): string => `${value}`.padStart(2, '0');

/** A time of the day, to the second. By hand, so that it is as narrow in every language. */
function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** How long ago something was. */
function timeAgo(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

const times = (count: number): string => {
  if (count === 1) return '';
  return count === 2 ? ', for the second time' : `, ${count} times so far`;
};

/** Abbreviations among the regions’ names, which otherwise begin with a capital letter. */
const regionNames: Readonly<Record<string, string>> = {
  ice: 'ICE',
  active: 'Progress',
  inRoom: 'In the room',
};

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const candidateTypes: Readonly<Record<string, string>> = {
  host: 'own address',
  srflx: 'public address',
  prflx: 'public address, found on the way',
  relay: 'relay',
};

const candidate = (type: string | null, protocol: string | null): string | null =>
  type === null
    ? null
    : [candidateTypes[type] ?? type, protocol?.toUpperCase()].filter(Boolean).join(', ');

/** DTLS counts its versions downwards, in its records (RFC 9147 section 5.3). */
const dtlsVersions: Readonly<Record<string, string>> = {
  FEFF: 'DTLS 1.0',
  FEFD: 'DTLS 1.2',
  FEFC: 'DTLS 1.3',
};

const limitations: Readonly<Record<string, string>> = {
  none: 'nothing',
  cpu: 'this device’s processor',
  bandwidth: 'the line',
  other: 'something else',
};

/** The connection panel. */
export const connectionDetailsText = {
  title: 'Connections',
  titleOf: (name: string) => `Connection with ${name}`,
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
    door: 'Door',
    people: 'People',
    doors: {
      open: 'open to everyone who has the link',
      'waiting-room': 'someone inside lets others in',
      locked: 'locked',
    },
    peopleOf: (there: number, capacity: number) => `${there} of at most ${capacity}`,
  },
  server: { attempts: 'Failed attempts in a row', waiting: 'Signals that wait to be sent' },
  tabs: 'What to show',
  states: 'States',
  measurements: 'Measurements',
  stripsHint:
    'Each line is one part of the connection. Hover, tap or go with the arrow keys to read what a state means.',
  regionName: (name: string) => regionNames[name] ?? capitalised(name),
  inactive: 'Not active at the moment.',
  clock,
  timeAgo,
  /** When a state was entered last, and how often. */
  visited: (visits: readonly StateVisit[], isNow: boolean, now: number): string => {
    const last = visits.at(-1);
    if (last === undefined) return 'Not passed so far.';
    return `${isNow ? 'Since' : 'Last at'} ${clock(last.at)}, ${timeAgo(now - last.at)}${times(visits.length)}.`;
  },
  /** The same for those who hear it, where a number that changes each second would be no help. */
  visitedForScreenReader: (visits: readonly StateVisit[], isNow: boolean): string => {
    const last = visits.at(-1);
    if (last === undefined) return 'Not passed so far.';
    return isNow ? `Now, since ${clock(last.at)}.` : `Passed at ${clock(last.at)}.`;
  },
  details: 'Details',
  detail: {
    own: 'Your end',
    other: 'Other end',
    relay: 'Relay',
    encryption: 'Encryption',
    media: 'Sound and picture by',
    codecs: 'Formats',
    received: 'Picture received',
    sent: 'Picture sent',
    limitation: 'Held down by',
  },
  candidate,
  relayed: (host: string, protocol: string | null) =>
    protocol === null ? host : `${host}, over ${protocol.toUpperCase()}`,
  dtls: (version: string | null, cipher: string | null): string | null => {
    const named =
      version === null ? null : (dtlsVersions[version.toUpperCase()] ?? `DTLS ${version}`);
    return [named, cipher].filter((part) => part !== null).join(', ') || null;
  },
  codecs: (audio: string | null, video: string | null): string | null =>
    [audio, video]
      .filter((type) => type !== null)
      .map((type) => type.replace(/^(audio|video)\//, ''))
      .join(' and ') || null,
  limitation: (reason: string) => limitations[reason] ?? reason,
  unknown: '–',
  size: (width: number, height: number, rate: number | null) =>
    rate === null ? `${width} × ${height}` : `${width} × ${height}, ${Math.round(rate)} a second`,
} as const;
