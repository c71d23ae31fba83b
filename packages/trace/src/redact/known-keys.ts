import {
  slotNames,
  unknownStats,
  type Announcement,
  type CallContext,
  type CallEvent,
  type CallInput,
  type CaptureCommand,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionStats,
  type MediaContext,
  type MediaEvent,
  type MediaInput,
  type PeerContext,
  type PeerEvent,
  type PeerInput,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type ServerCommand,
  type SignalingContext,
  type SignalingEvent,
  type SignalingInput,
  type SlotName,
} from '@visavis/machines';
import {
  checkSteps,
  type CheckContext,
  type CheckEvent,
  type CheckStep,
  type ProbesCommand,
} from '@visavis/machines/check';
import type { KeysIn } from './keys-in.ts';
import { protocolVocabulary, type ProtocolValue } from './protocol-vocabulary.ts';
import { membersOf } from './union-members.ts';

/** The input, context and events of the machines. */
type MachineInput =
  | CallContext
  | CallEvent
  | CallInput
  | CheckContext
  | CheckEvent
  | MediaContext
  | MediaEvent
  | MediaInput
  | PeerContext
  | PeerEvent
  | PeerInput
  | RoomContext
  | RoomInput
  | RoomMachineEvent
  | SignalingContext
  | SignalingEvent
  | SignalingInput;

/** What the machines send to the actors that execute it. */
type MachineOutput =
  | Announcement
  | CaptureCommand
  | ConnectionCommand
  | ConnectionInput
  | ServerCommand
  | ProbesCommand;

/** Names that a list at run time has already. */
type DerivedKey = KeysIn<ProtocolValue> | keyof ConnectionStats | SlotName | CheckStep;

/** The other property names of the machines. The compiler rejects this list if one is missing or superfluous. */
const machineKeys = membersOf<Exclude<KeysIn<MachineInput | MachineOutput>, DerivedKey>>({
  at: true,
  event: true,
  error: true,
  actorId: true,

  // Call, room and members.
  startedAt: true,
  choices: true,
  quality: true,
  slots: true,
  roomState: true,
  asked: true,
  removed: true,
  count: true,
  outsiderCount: true,
  haveOutsidersStayed: true,
  moderationNumbers: true,
  lastModeration: true,
  refusedModeration: true,
  moderations: true,
  peek: true,
  peer: true,
  iceServers: true,
  answer: true,
  refusal: true,
  lastFailure: true,
  unwantedVideos: true,
  disconnectedFrom: true,
  isAddressHidden: true,

  // Voices.
  isSpeaking: true,
  speakers: true,
  heard: true,
  speaking: true,
  active: true,
  claims: true,
  recent: true,

  // Budgets of signals.
  budgets: true,
  peers: true,
  strangers: true,
  standing: true,
  tokens: true,
  allowance: true,
  candidates: true,
  descriptions: true,
  generations: true,
  newestGeneration: true,
  candidateCount: true,
  strikes: true,
  penaltySeconds: true,
  droppedCount: true,

  // Budget of connections.
  connectionBudget: true,
  pastGenerations: true,
  tokenCount: true,
  createdCount: true,
  offeredGeneration: true,

  // Devices.
  parent: true,
  kinds: true,
  devices: true,
  label: true,
  deviceId: true,
  groupId: true,
  requested: true,
  facing: true,
  facingMode: true,
  track: true,
  isMuted: true,
  isListeningWhileMuted: true,
  screenContent: true,
  content: true,
  receiverCount: true,
  height: true,
  video: true,
  audio: true,

  // Peer connection.
  remote: true,
  iceTransportPolicy: true,
  startsDisconnected: true,
  isVideoWanted: true,
  isVideoWantedByPeer: true,
  isWanted: true,
  isNegotiationNeeded: true,
  hasIgnoredOffer: true,
  isFromIgnoredOffer: true,
  round: true,
  rebuildCount: true,
  hasBeenConnected: true,
  isMediaMissing: true,
  isPathSettling: true,
  isCertificateMatched: true,
  isPrivate: true,
  verdict: true,
  emoji: true,
  operation: true,
  message: true,
  signal: true,
  stats: true,

  // Signaling.
  joinRequest: true,
  lastEventId: true,
  hasJoined: true,
  outbox: true,
  inbox: true,
  items: true,
  lastSequence: true,
  inFlightCount: true,
  attemptedCount: true,
  isHeld: true,
  hasReturned: true,
  inFlightBytes: true,
  maxInFlightBytes: true,
  isNetworkOffline: true,
  failedAttempts: true,
  jitter: true,
  pong: true,
  batch: true,

  // Connection check.
  results: true,
  result: true,
  step: true,
  outcome: true,
  finding: true,
  missing: true,
  width: true,
  peakAmplitude: true,
  openMs: true,
  roundTripsMs: true,
  version: true,
  idleMs: true,
  answered: true,
  unreachable: true,
  mappedAddresses: true,
  address: true,
  port: true,
  localAddresses: true,
  observerCount: true,
  addresses: true,
  allocationMs: true,
  errorCodes: true,
  bitsPerSecond: true,
  delayMs: true,
});

/** Property names of XState's own events and actions, and of references. */
const xstateKeys = ['input', 'output', '@actor', '@error'];

/** The property names that come from the source code, and that therefore reveal nothing about anybody. */
export const knownKeys: ReadonlySet<string> = new Set([
  ...protocolVocabulary.keys,
  ...Object.keys(unknownStats),
  ...slotNames,
  ...checkSteps,
  ...machineKeys,
  ...xstateKeys,
]);
