import type {
  Announcement,
  CallContext,
  CallEvent,
  CallInput,
  CaptureCommand,
  ConnectionCommand,
  ConnectionInput,
  ServerCommand,
  MediaContext,
  MediaEvent,
  MediaInput,
  PeerContext,
  PeerEvent,
  PeerInput,
  RoomContext,
  RoomInput,
  RoomMachineEvent,
  SignalingContext,
  SignalingEvent,
  SignalingInput,
} from '@visavis/machines';
import type { CheckContext, CheckEvent, ProbesCommand } from '@visavis/machines/check';
import { membersOf } from './union-members.ts';

/** What stands for nothing but itself in a trace: texts and numbers have no names, and an actor is a link. */
type Leaf =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | { readonly sessionId: string };

/** A name that stands in the code; not one that is found out, as people's ids are. */
type LiteralKey<Key extends PropertyKey> = object extends Record<Key, true> ? never : Key;

/** The names of all properties that a value can have, however deep. */
type KeysIn<Value> = Value extends Leaf
  ? never
  : Value extends readonly (infer Item)[]
    ? KeysIn<Item>
    : Value extends object
      ? {
          [Key in keyof Value & string]-?: LiteralKey<Key> | KeysIn<Value[Key]>;
        }[keyof Value & string]
      : never;

/** What machines are made with, hold in their contexts and hear. */
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

/** What they say to what carries them out. */
type MachineOutput =
  | Announcement
  | CaptureCommand
  | ConnectionCommand
  | ConnectionInput
  | ServerCommand
  | ProbesCommand;

const machineKeys = membersOf<KeysIn<MachineInput | MachineOutput>>({
  type: true,
  id: true,
  kind: true,
  name: true,
  at: true,
  to: true,
  from: true,
  event: true,
  reason: true,
  error: true,
  actorId: true,

  // A call, its room and the people in it.
  room: true,
  startedAt: true,
  choices: true,
  quality: true,
  self: true,
  profile: true,
  microphone: true,
  camera: true,
  speaker: true,
  screen: true,
  screenAudio: true,
  hand: true,
  revision: true,
  slots: true,
  members: true,
  member: true,
  presence: true,
  roomState: true,
  access: true,
  capacity: true,
  waiting: true,
  peek: true,
  memberCount: true,
  state: true,
  peer: true,
  epoch: true,
  graceMs: true,
  iceServers: true,
  servers: true,
  urls: true,
  username: true,
  credential: true,
  ttlMs: true,
  answer: true,
  refusal: true,
  lastFailure: true,

  // Devices.
  parent: true,
  kinds: true,
  devices: true,
  label: true,
  deviceId: true,
  track: true,
  isMuted: true,
  receiverCount: true,
  height: true,
  video: true,
  audio: true,

  // The connection to a person.
  remote: true,
  role: true,
  generation: true,
  iceTransportPolicy: true,
  isNegotiationNeeded: true,
  hasIgnoredOffer: true,
  isFromIgnoredOffer: true,
  round: true,
  rebuildCount: true,
  hasBeenConnected: true,
  isMediaMissing: true,
  isPathSettling: true,
  operation: true,
  message: true,
  signal: true,
  sdp: true,
  candidate: true,
  sdpMid: true,
  sdpMLineIndex: true,
  usernameFragment: true,
  stats: true,
  localCandidate: true,
  remoteCandidate: true,
  protocol: true,
  remoteProtocol: true,
  relay: true,
  relayAddress: true,
  dtlsVersion: true,
  dtlsCipher: true,
  srtpCipher: true,
  roundTripMs: true,
  receivedBitrate: true,
  sentBitrate: true,
  lossRatio: true,
  jitterMs: true,
  audioCodec: true,
  videoCodec: true,
  frameWidth: true,
  frameHeight: true,
  framesPerSecond: true,
  sentFrameWidth: true,
  sentFrameHeight: true,
  sentFramesPerSecond: true,
  qualityLimitation: true,

  // The connection to the server.
  joinRequest: true,
  lastEventId: true,
  hasJoined: true,
  outbox: true,
  inbox: true,
  signals: true,
  items: true,
  firstSequence: true,
  lastSequence: true,
  inFlightCount: true,
  attemptedCount: true,
  isHeld: true,
  inFlightBytes: true,
  maxInFlightBytes: true,
  isNetworkOffline: true,
  failedAttempts: true,
  jitter: true,
  pong: true,
  batch: true,

  // The check.
  results: true,
  result: true,
  step: true,
  outcome: true,
  finding: true,
  browser: true,
  secureContext: true,
  permission: true,
  signaling: true,
  keepalive: true,
  stun: true,
  nat: true,
  turnUdp: true,
  turnTcp: true,
  turnTls: true,
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
  refusalMessage: true,
  delayMs: true,
});

/** What XState gives its own events and actions, and what links are called by. */
const xstateKeys = ['input', 'output', '@actor', '@error'];

/** The names of properties that come from the code, and so tell nothing of anybody. */
export const knownKeys: ReadonlySet<string> = new Set([...machineKeys, ...xstateKeys]);
