export { peerMachine } from './machine.ts';
export { peerDelays, rebuildAttempts, settlingDelay } from './delays.ts';
export {
  qualityBounds,
  qualityOf,
  unknownStats,
  type ConnectionStats,
  type Quality,
} from './stats.ts';
export * from './states.ts';
export type { PeerTag } from './setup.ts';
export type {
  ConnectionCommand,
  ConnectionInput,
  ConnectionReport,
  PeerContext,
  PeerEvent,
  PeerInput,
  PeerOutput,
} from './types.ts';
