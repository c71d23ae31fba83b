// Compiled from messages/en/connection-level.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The connection levels on tiles and in lists. */
export const connectionLevelText = /* @__PURE__ */ defineText((formats) => ({
  levels: {
    waiting: 'Waiting to connect',
    connecting: 'Connecting',
    connected: 'Connected',
    good: 'Good',
    fair: 'Fair',
    poor: 'Poor',
    audioOnly: 'No video',
    reconnecting: 'Reconnecting',
    lost: 'No connection',
    disconnectedByUser: 'You disconnected',
    disconnectedByPeer: 'They disconnected',
  },
  badge: ({ name, level }: { readonly name: string; readonly level: string }) =>
    `Connection with ${formats.isolate(name)}: ${formats.isolate(level)}. Show details`,
  serverLevels: {
    good: 'Connected',
    reconnecting: 'Not connected',
  },
  /** On the own tile, which is small. */
  serverLevelsShort: {
    good: 'Server',
    reconnecting: 'No server',
  },
  serverBadge: ({ level }: { readonly level: string }) =>
    `Connection to the server: ${formats.isolate(level)}. Show details`,
}));
