export { peerMachine } from './machine.ts';
export { peerDelays, maxRebuilds, pathSettleMs } from './delays.ts';
export {
  qualityThresholds,
  rateConnectionQuality,
  type ConnectionQuality,
} from './connection-quality.ts';
export { unknownStats, type ConnectionStats } from './stats.ts';
export { hasTurnServer } from './turn-servers.ts';
export * from './states.ts';
export type { PeerTag } from './connection-setup.ts';
export { connectionCommands, creationOperation, type ConnectionCommand } from './commands.ts';
export type { CompareStep, ComparisonReport, KeyVerdict } from './comparison.ts';
export type {
  ConnectionInput,
  ConnectionReport,
  PeerContext,
  PeerEvent,
  PeerInput,
  PeerOutput,
} from './types.ts';
