import type { StateVisit } from '@visavis/client/derived';

const twoDigits = (value: number): string => `${value}`.padStart(2, '0');

/** The time of day, to the second. Not with Intl: this is equally short in every language. */
function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

function timeAgo(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}

const times = (count: number): string => {
  if (count === 1) return '';
  return count === 2 ? ', for the second time' : `, ${count} times`;
};

/** Names of regions that are not just the capitalized key. */
const regionNames: Readonly<Record<string, string>> = {
  ice: 'ICE',
  active: 'Progress',
  inRoom: 'In the room',
};

const capitalize = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const candidateTypes: Readonly<Record<string, string>> = {
  host: 'local address',
  srflx: 'public address',
  prflx: 'public address, found by the peer',
  relay: 'relay',
};

const candidate = (type: string | null, protocol: string | null): string | null =>
  type === null
    ? null
    : [candidateTypes[type] ?? type, protocol?.toUpperCase()].filter(Boolean).join(', ');

/** The versions in DTLS records count downwards (RFC 9147 section 5.3). */
const dtlsVersions: Readonly<Record<string, string>> = {
  FEFF: 'DTLS 1.0',
  FEFD: 'DTLS 1.2',
  FEFC: 'DTLS 1.3',
};

const limitations: Readonly<Record<string, string>> = {
  none: 'nothing',
  cpu: 'this device’s processor',
  bandwidth: 'bandwidth',
  other: 'something else',
};

/** The connection details. */
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
    access: 'Access',
    people: 'People',
    accessModes: {
      open: 'open to everyone with the link',
      'waiting-room': 'someone in the room lets others in',
      locked: 'locked',
    },
    peopleOf: (count: number, capacity: number) => `${count} of at most ${capacity}`,
  },
  server: { attempts: 'Failed attempts in a row', unsentSignals: 'Signals not sent yet' },
  tabs: 'View',
  states: 'States',
  measurements: 'Measurements',
  stripsHint:
    'Each row is one part of the connection. Hover, tap or use the arrow keys to read what a state means.',
  regionName: (name: string) => regionNames[name] ?? capitalize(name),
  inactive: 'Not active at the moment.',
  clock,
  timeAgo,
  /** When a state was last entered, and how often. */
  visited: (visits: readonly StateVisit[], isNow: boolean, now: number): string => {
    const last = visits.at(-1);
    if (last === undefined) return 'Not entered so far.';
    return `${isNow ? 'Since' : 'Last at'} ${clock(last.at)}, ${timeAgo(now - last.at)}${times(visits.length)}.`;
  },
  /** The same for screen readers, without a number that changes every second. */
  visitedForScreenReader: (visits: readonly StateVisit[], isNow: boolean): string => {
    const last = visits.at(-1);
    if (last === undefined) return 'Not entered so far.';
    return isNow ? `Now, since ${clock(last.at)}.` : `Last entered at ${clock(last.at)}.`;
  },
  details: 'Details',
  detail: {
    local: 'Your side',
    remote: 'Other side',
    relay: 'Relay',
    encryption: 'Encryption',
    media: 'Media encryption',
    codecs: 'Codecs',
    received: 'Video received',
    sent: 'Video sent',
    limitation: 'Limited by',
  },
  candidate,
  relayed: (host: string, protocol: string | null) =>
    protocol === null ? host : `${host}, over ${protocol.toUpperCase()}`,
  dtls: (version: string | null, cipher: string | null): string | null => {
    const name =
      version === null ? null : (dtlsVersions[version.toUpperCase()] ?? `DTLS ${version}`);
    return [name, cipher].filter((part) => part !== null).join(', ') || null;
  },
  codecs: (audio: string | null, video: string | null): string | null =>
    [audio, video]
      .filter((type) => type !== null)
      .map((type) => type.replace(/^(audio|video)\//, ''))
      .join(' and ') || null,
  limitation: (reason: string) => limitations[reason] ?? reason,
  unknown: '–',
  size: (width: number, height: number, rate: number | null) =>
    rate === null ? `${width} × ${height}` : `${width} × ${height}, ${Math.round(rate)} fps`,
} as const;
