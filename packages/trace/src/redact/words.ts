import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  qualities,
  signalingStates,
  slotNames,
  type CaptureCommand,
  type ConnectionCommand,
  type Device,
  type LinkCommand,
} from '@visavis/machines';
import {
  outcomes,
  type CheckReason,
  type NatKind,
  type ProbesCommand,
} from '@visavis/machines/check';
import {
  Door,
  LeftReason,
  Presence,
  reasons,
  type RoomEvent,
  type RoomPeek,
  type Signal,
} from '@visavis/protocol';
import { machines } from '../machines.ts';
import { unseen } from '../format/links.ts';
import { every } from './every.ts';

/** What the machines ask of the platform, which no machine hears. */
const commands = every<(LinkCommand | CaptureCommand | ConnectionCommand | ProbesCommand)['type']>({
  join: true,
  send: true,
  update: true,
  askIceServers: true,
  check: true,
  peek: true,
  leave: true,
  open: true,
  close: true,
  openScreen: true,
  closeScreen: true,
  setHeight: true,
  makeOffer: true,
  acceptOffer: true,
  acceptAnswer: true,
  addCandidate: true,
  restartIce: true,
  setSlots: true,
  setIceServers: true,
  sendProfile: true,
  begin: true,
  end: true,
  releaseDevices: true,
});

/** What a check says of what it looked at. */
const found = every<CheckReason | NatKind>({
  needs: true,
  broken: true,
  'too-slow': true,
  unanswered: true,
  'missing-features': true,
  denied: true,
  missing: true,
  busy: true,
  'over-constrained': true,
  insecure: true,
  'no-frames': true,
  dark: true,
  muted: true,
  silent: true,
  'no-sound': true,
  unheard: true,
  unreachable: true,
  'upgrade-refused': true,
  'no-answer': true,
  'held-back': true,
  'cut-short': true,
  'cut-silent': true,
  forgotten: true,
  slow: true,
  refused: true,
  'no-stun': true,
  'udp-blocked': true,
  'some-silent': true,
  'address-dependent': true,
  'kind-unknown': true,
  'no-turn': true,
  'turn-unreachable': true,
  'turn-unauthorized': true,
  'turn-full': true,
  'turn-closed': true,
  'not-connected': true,
  'nothing-arrived': true,
  thin: true,
  lossy: true,
  none: true,
  'endpoint-independent': true,
  unknown: true,
});

const wire = every<
  RoomEvent['type'] | RoomPeek['state'] | Signal['kind'] | 'offer' | 'answer' | Device['kind']
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
  knock: true,
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
const values = [
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
const stats = [
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
const names = ['renew', 'expire', 'create', 'no Error'];

/** What XState puts into the names of its own events and actions. */
const xstate = every({
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
interface Node {
  readonly id: string;
  readonly key: string;
  readonly events: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
}

const ofState = ({ id, key, events, states }: Node): string[] => [
  id,
  key,
  ...events,
  ...Object.values(states).flatMap(ofState),
];

const ofMachines = Object.values(machines).flatMap(({ id, root, implementations }) => [
  id,
  ...ofState(root),
  ...Object.keys(implementations.actors),
  ...Object.keys(implementations.actions),
  ...Object.keys(implementations.delays),
]);

/** Names are put together from words by these. */
const joints = /([.:])/;

/** Takes a name apart: words at even places, what joins them at odd ones. */
export const wordsOf = (name: string): string[] => name.split(joints);

/** Every word that comes from the code, and so tells nothing of anybody. */
export const words: ReadonlySet<string> = new Set(
  [
    ...ofMachines,
    ...xstate,
    ...commands,
    ...wire,
    ...found,
    ...outcomes,
    ...values,
    ...stats,
    ...names,
    unseen,
    ...Object.keys(reasons),
    ...qualities,
    ...slotNames,
    ...connectionStates,
    ...iceStates,
    ...gatheringStates,
    ...signalingStates,
    ...channelStates,
    ...Door.options,
    ...LeftReason.options,
    ...Presence.options,
  ].flatMap(wordsOf),
);
