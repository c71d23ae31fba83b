import type { ConnectionLevel, ServerLevel } from '../call/derived/connection-level.ts';

const levels: Readonly<Record<ConnectionLevel, string>> = {
  connecting: 'Connecting',
  connected: 'Connected',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
  audioOnly: 'No picture',
  reconnecting: 'Reconnecting',
  lost: 'No connection',
};

const serverLevels: Readonly<Record<ServerLevel, string>> = {
  good: 'Reached',
  reconnecting: 'Not reached',
};

/** The connection to one person, or to the server, as its tile says it. What the panel says of it is in panel.ts. */
export const connectionLevelText = {
  levels,
  badge: (name: string, level: ConnectionLevel) =>
    `Connection with ${name}: ${levels[level]}. Show details`,
  server: serverLevels,
  /** On one's own tile, where there is little room. */
  serverShort: { good: 'Server', reconnecting: 'No server' },
  serverBadge: (level: ServerLevel) =>
    `Connection to the server: ${serverLevels[level]}. Show details`,
} as const;
