import type { ConnectionLevel, ServerLevel } from '@visavis/client/derived';

const levels: Readonly<Record<ConnectionLevel, string>> = {
  connecting: 'Connecting',
  connected: 'Connected',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
  audioOnly: 'No video',
  reconnecting: 'Reconnecting',
  lost: 'No connection',
};

const serverLevels: Readonly<Record<ServerLevel, string>> = {
  good: 'Connected',
  reconnecting: 'Not connected',
};

/** The connection levels on tiles and in lists. The details of a connection are in connection-details.ts. */
export const connectionLevelText = {
  levels,
  badge: (name: string, level: ConnectionLevel) =>
    `Connection with ${name}: ${levels[level]}. Show details`,
  server: serverLevels,
  /** On the own tile, which is small. */
  serverShort: { good: 'Server', reconnecting: 'No server' },
  serverBadge: (level: ServerLevel) =>
    `Connection to the server: ${serverLevels[level]}. Show details`,
} as const;
