import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  mediaQualities,
  signalingStates,
  slotNames,
  type CaptureCommand,
  type ConnectionCommand,
  type MediaDevice,
  type ServerCommand,
} from '@visavis/machines';
import {
  checkOutcomes,
  type CheckReason,
  type NatKind,
  type ProbesCommand,
} from '@visavis/machines/check';
import {
  RoomAccess,
  LeftReason,
  Presence,
  refusalReasons,
  type RoomEvent,
  type RoomPeek,
  type Signal,
} from '@visavis/protocol';
import { machines } from '../machines.ts';
import { omittedValue } from '../format/references.ts';
import { membersOf } from './union-members.ts';

/** What the machines ask of the platform, which no machine hears. */
const commandTypes = membersOf<
  (ServerCommand | CaptureCommand | ConnectionCommand | ProbesCommand)['type']
>({
  join: true,
  send: true,
  update: true,
  requestIceServers: true,
  check: true,
  peek: true,
  leave: true,
  openDevices: true,
  closeDevice: true,
  openScreen: true,
  closeScreen: true,
  setCaptureHeight: true,
  makeOffer: true,
  acceptOffer: true,
  acceptAnswer: true,
  addIceCandidate: true,
  restartIce: true,
  setSlots: true,
  setIceServers: true,
  sendProfile: true,
  startStep: true,
  stopStep: true,
  releaseDevices: true,
});

/** What a check says of what it looked at. */
const checkReasons = membersOf<CheckReason | NatKind>({
  'prerequisite-failed': true,
  'internal-error': true,
  'timed-out': true,
  unanswered: true,
  'missing-features': true,
  denied: true,
  missing: true,
  busy: true,
  overconstrained: true,
  insecure: true,
  'no-frames': true,
  'black-frames': true,
  muted: true,
  silent: true,
  'playback-failed': true,
  unheard: true,
  unreachable: true,
  'upgrade-refused': true,
  'no-response': true,
  buffered: true,
  'connection-closed': true,
  'idle-closed': true,
  'idle-unresponsive': true,
  'high-latency': true,
  refused: true,
  'no-stun': true,
  'udp-blocked': true,
  'some-unreachable': true,
  'address-dependent': true,
  'nat-type-unknown': true,
  'no-turn': true,
  'turn-unreachable': true,
  'turn-unauthorized': true,
  'turn-quota-reached': true,
  'no-turn-path': true,
  'not-connected': true,
  'no-data': true,
  'low-bandwidth': true,
  'packet-loss': true,
  none: true,
  'endpoint-independent': true,
  unknown: true,
});

const protocolWords = membersOf<
  RoomEvent['type'] | RoomPeek['state'] | Signal['kind'] | 'offer' | 'answer' | MediaDevice['kind']
>({
  welcome: true,
  resync: true,
  joined: true,
  left: true,
  away: true,
  back: true,
  updated: true,
  room: true,
  signal: true,
  empty: true,
  open: true,
  'waiting-room': true,
  locked: true,
  full: true,
  description: true,
  candidate: true,
  offer: true,
  answer: true,
  microphone: true,
  camera: true,
  speaker: true,
});

/** Other values of contexts and events that come from a list: of the specifications, or of the machines. */
const specificationValues = [
  'offerer',
  'answerer',
  'all',
  'relay',
  'host',
  'srflx',
  'prflx',
  'udp',
  'tcp',
  'tls',
];

/** What getStats says of a connection in words (webrtc-stats), as far as browsers speak them with each other. */
const statsValues = [
  // RTCQualityLimitationReason
  'none',
  'cpu',
  'bandwidth',
  'other',
  // MIME types of codecs
  'audio/opus',
  'audio/red',
  'audio/G722',
  'audio/PCMU',
  'audio/PCMA',
  'video/VP8',
  'video/VP9',
  'video/AV1',
  'video/H264',
  'video/H265',
  // DTLS 1.0, 1.2 and 1.3, as in their records
  'FEFF',
  'FEFD',
  'FEFC',
  // Cipher suites of DTLS 1.3 (RFC 8446) and 1.2 (RFC 5289, RFC 7905)
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  ...['ECDSA', 'RSA'].flatMap((signature) =>
    ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256'].map(
      (cipher) => `TLS_ECDHE_${signature}_WITH_${cipher}`,
    ),
  ),
  // Protection profiles of SRTP (RFC 5764, RFC 7714)
  'AES_CM_128_HMAC_SHA1_80',
  'AES_CM_128_HMAC_SHA1_32',
  'SRTP_AES128_CM_SHA1_80',
  'SRTP_AES128_CM_SHA1_32',
  'AEAD_AES_128_GCM',
  'AEAD_AES_256_GCM',
];

/**
 * What delays are named by that are not called like their event, what failed of a connection before there was
 * one, and what the call machine notes of what is no Error.
 */
const delayNames = ['iceServersRenewal', 'expire', 'create', 'no Error'];

/** What XState puts into the names of its own events and actions. */
const xstateWords = membersOf({
  xstate: true,
  init: true,
  stop: true,
  after: true,
  done: true,
  error: true,
  actor: true,
  state: true,
  raise: true,
  sendTo: true,
  spawnChild: true,
  stopChild: true,
  log: true,
  emit: true,
});

/** A state, as far as its words go. */
interface StateNode {
  readonly id: string;
  readonly key: string;
  readonly events: readonly string[];
  readonly states: Readonly<Record<string, StateNode>>;
}

const wordsOfState = ({ id, key, events, states }: StateNode): string[] => [
  id,
  key,
  ...events,
  ...Object.values(states).flatMap(wordsOfState),
];

const machineWords = Object.values(machines).flatMap(({ id, root, implementations }) => [
  id,
  ...wordsOfState(root),
  ...Object.keys(implementations.actors),
  ...Object.keys(implementations.actions),
  ...Object.keys(implementations.delays),
]);

/** Names are put together from words by these. */
const wordSeparator = /([.:])/;

/** Takes a name apart: words at even places, what joins them at odd ones. */
export const splitWords = (name: string): string[] => name.split(wordSeparator);

/** Every word that comes from the code, and so tells nothing of anybody. */
export const knownWords: ReadonlySet<string> = new Set(
  [
    ...machineWords,
    ...xstateWords,
    ...commandTypes,
    ...protocolWords,
    ...checkReasons,
    ...checkOutcomes,
    ...specificationValues,
    ...statsValues,
    ...delayNames,
    omittedValue,
    ...Object.keys(refusalReasons),
    ...mediaQualities,
    ...slotNames,
    ...connectionStates,
    ...iceStates,
    ...gatheringStates,
    ...signalingStates,
    ...channelStates,
    ...RoomAccess.options,
    ...LeftReason.options,
    ...Presence.options,
  ].flatMap(splitWords),
);
