import type { Level } from '../connection/level.ts';

const levels: Readonly<Record<Level, string>> = {
  connecting: 'Connecting',
  connected: 'Connected',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
  still: 'No picture',
  reconnecting: 'Reconnecting',
  lost: 'No connection',
};

const levelTexts: Readonly<Record<Level, string>> = {
  connecting: 'A way between your two browsers is being set up.',
  connected: 'You are connected. How well shows as soon as sound or picture arrives.',
  good: 'Sound and picture arrive promptly.',
  fair: 'There is some delay or loss; you may notice it.',
  poor: 'Much is late or lost on the way. A lower picture quality may help.',
  still: 'You can hear each other. The picture does not arrive at the moment.',
  reconnecting: 'Nothing arrives at the moment. The connection is being brought back.',
  lost: 'Every way has been tried. It may work again from another network.',
};

/** RFC 8445 candidate types, in words. */
function way(local: string | null, remote: string | null): string {
  if (local === null || remote === null) return 'Not known yet';
  if (local === 'relay' || remote === 'relay') return 'Relayed, as no direct way was open';
  if (local === 'host' && remote === 'host') return 'Direct, without anything in between';
  return 'Direct, through your routers';
}

const candidateTypes: Readonly<Record<string, string>> = {
  host: 'own address',
  srflx: 'public address',
  prflx: 'public address, found on the way',
  relay: 'relay',
};

function bitrate(bitsPerSecond: number): string {
  if (bitsPerSecond < 1_000_000) return `${Math.round(bitsPerSecond / 1_000)} kbit/s`;
  return `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;
}

/** The connection to one person. */
export const connectionWords = {
  levels,
  levelTexts,
  way,
  candidates: (local: string, remote: string) =>
    `${candidateTypes[local] ?? local} to ${candidateTypes[remote] ?? remote}`,
  title: (name: string) => `Connection with ${name}`,
  badge: (name: string, level: Level) => `Connection with ${name}: ${levels[level]}. Show details`,
  parts: {
    connection: 'Connection',
    ice: 'ICE',
    gathering: 'Gathering',
    signaling: 'Signaling',
    channel: 'Channel',
    flow: 'Flow',
    negotiation: 'Negotiation',
    recovery: 'Recovery',
  },
  states: 'States',
  numbers: 'Right now',
  wayLabel: 'Way',
  candidatesLabel: 'Addresses in use',
  protocol: 'Protocol',
  roundTrip: 'Round trip',
  received: 'Receiving',
  sent: 'Sending',
  loss: 'Lost on the way',
  picture: 'Picture',
  unknown: '–',
  milliseconds: (value: number) => `${Math.round(value)} ms`,
  bitrate,
  percent: (ratio: number) => `${(ratio * 100).toFixed(1)} %`,
  size: (width: number, height: number, rate: number | null) =>
    rate === null ? `${width} × ${height}` : `${width} × ${height}, ${Math.round(rate)} a second`,
} as const;
