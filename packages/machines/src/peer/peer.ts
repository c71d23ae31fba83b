export { peerMachine } from './machine.ts';
export { peerDelays, maxRebuilds, pathSettleMs } from './delays.ts';
export {
  qualityThresholds,
  rateConnectionQuality,
  unknownStats,
  type ConnectionStats,
  type ConnectionQuality,
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
