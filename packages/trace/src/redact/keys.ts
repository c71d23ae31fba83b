import type {
  Announcement,
  CallContext,
  CallEvent,
  CallInput,
  CaptureCommand,
  ConnectionCommand,
  ConnectionInput,
  LinkCommand,
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
import { every } from './every.ts';

/** What stands for nothing but itself in a trace: texts and numbers have no names, and an actor is a link. */
type Whole =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | { readonly sessionId: string };

/** A name that stands in the code; not one that is found out, as people's ids are. */
type Written<Key extends PropertyKey> = object extends Record<Key, true> ? never : Key;

/** The names of all properties that a value can have, however deep. */
type KeysIn<Value> = Value extends Whole
  ? never
  : Value extends readonly (infer Item)[]
    ? KeysIn<Item>
    : Value extends object
      ? {
          [Key in keyof Value & string]-?: Written<Key> | KeysIn<Value[Key]>;
        }[keyof Value & string]
      : never;

/** What machines are made with, hold in their contexts and hear. */
type Heard =
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
type Said =
  | Announcement
  | CaptureCommand
  | ConnectionCommand
  | ConnectionInput
  | LinkCommand
  | ProbesCommand;

const ofMachines = every<KeysIn<Heard | Said>>({
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
  screenSound: true,
  hand: true,
  revision: true,
  slots: true,
  members: true,
  member: true,
  presence: true,
  roomState: true,
  door: true,
  capacity: true,
  knocking: true,
  peek: true,
  state: true,
  peer: true,
  epoch: true,
  graceMs: true,
  iceServers: true,
  servers: true,
  urls: true,
  username: true,
  credential: true,
  ttl: true,
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
  muted: true,
  others: true,
  height: true,
  video: true,
  audio: true,

  // The connection to a person.
  remote: true,
  role: true,
  generation: true,
  iceTransportPolicy: true,
  negotiationNeeded: true,
  ignoredOffer: true,
  ofIgnoredOffer: true,
  round: true,
  rebuilds: true,
  everConnected: true,
  missed: true,
  settling: true,
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
  wish: true,
  lastEventId: true,
  joined: true,
  outbox: true,
  inbox: true,
  signals: true,
  first: true,
  last: true,
  inFlight: true,
  tried: true,
  held: true,
  onTheWay: true,
  allowance: true,
  networkDown: true,
  attempt: true,
  chance: true,
  pong: true,
  batch: true,

  // The check.
  results: true,
  result: true,
  step: true,
  outcome: true,
  finding: true,
  browser: true,
  secure: true,
  permission: true,
  signaling: true,
  holding: true,
  stun: true,
  nat: true,
  turnUdp: true,
  turnTcp: true,
  turnTls: true,
  missing: true,
  width: true,
  loudest: true,
  openMs: true,
  roundTripsMs: true,
  version: true,
  heldMs: true,
  answered: true,
  silent: true,
  mapped: true,
  address: true,
  port: true,
  own: true,
  observers: true,
  addresses: true,
  tookMs: true,
  errorCodes: true,
  bitsPerSecond: true,
  lost: true,
  delayMs: true,
});

/** What XState gives its own events and actions, and what links are called by. */
const others = ['input', 'output', '@actor', '@error'];

/** The names of properties that come from the code, and so tell nothing of anybody. */
export const keys: ReadonlySet<string> = new Set([...ofMachines, ...others]);
