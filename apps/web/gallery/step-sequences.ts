import type {
  CaptureReport,
  ConnectionReport,
  OwnVoiceReport,
  ServerReport,
} from '@visavis/machines';
import type { LeftReason, RoomEvent } from '@visavis/protocol';
import { createAnswer, createDisconnect, createOffer } from '@visavis/protocol/testing';
import { benJoined, welcome, type ScriptedCall } from './scripted-call.ts';

/** One event of a scripted call. */
export type Step = (call: ScriptedCall) => void;

const sdp = 'v=0';
const description = (type: 'offer' | 'answer') =>
  type === 'offer' ? createOffer(sdp) : createAnswer(sdp);

export const report =
  (report: ConnectionReport): Step =>
  ({ connection }) =>
    connection(report);
const negotiationReport =
  (type: 'offer.made' | 'answer.made' | 'answer.accepted'): Step =>
  ({ connection, round }) =>
    connection({ type, round: round(), sdp });
const signalReceived =
  (type: 'offer' | 'answer'): Step =>
  ({ signal }) =>
    signal(description(type));

/** From the first offer to ICE connectivity checks. */
export const connectingSteps: readonly Step[] = [
  signalReceived('offer'),
  report({ type: 'signaling.have-remote-offer' }),
  negotiationReport('answer.made'),
  report({ type: 'signaling.stable' }),
  report({ type: 'gathering.gathering' }),
  report({ type: 'ice.checking' }),
  report({ type: 'connection.connecting' }),
];

/** From the checks to audio and video. */
export const connectedSteps: readonly Step[] = [
  report({ type: 'ice.connected' }),
  report({ type: 'connection.connected' }),
  report({ type: 'gathering.complete' }),
  report({ type: 'channel.open' }),
  report({ type: 'flow.audioOnly' }),
  report({ type: 'flow.receiving' }),
  report({ type: 'ice.completed' }),
];

/** The peer speaks, and falls silent. */
const voiceSteps: readonly Step[] = [
  report({ type: 'voice.speaking' }),
  report({ type: 'voice.silent' }),
];

/** All states of negotiation. */
const negotiationSteps: readonly Step[] = [
  report({ type: 'negotiationneeded' }),
  negotiationReport('offer.made'),
  report({ type: 'signaling.have-local-offer' }),
  // The two offers collide.
  signalReceived('offer'),
  signalReceived('answer'),
  report({ type: 'signaling.have-remote-pranswer' }),
  report({ type: 'signaling.stable' }),
  negotiationReport('answer.accepted'),
  signalReceived('offer'),
  report({ type: 'signaling.have-remote-offer' }),
  report({ type: 'signaling.have-local-pranswer' }),
  negotiationReport('answer.made'),
  report({ type: 'signaling.stable' }),
];

/** All recovery steps, until recovery gives up. */
export const failureSteps: readonly Step[] = [
  report({ type: 'ice.disconnected' }),
  report({ type: 'connection.disconnected' }),
  report({ type: 'flow.stalled' }),
  report({ type: 'ice.failed' }),
  report({ type: 'connection.failed' }),
  report({ type: 'connection.failed' }),
  report({ type: 'connection.failed' }),
  report({ type: 'connection.failed' }),
  report({ type: 'connection.failed' }),
  report({ type: 'connection.failed' }),
];

/** Closing the connection. */
const closingSteps: readonly Step[] = [
  report({ type: 'channel.closing' }),
  report({ type: 'channel.closed' }),
  report({ type: 'signaling.closed' }),
  report({ type: 'ice.closed' }),
  report({ type: 'connection.closed' }),
];

const judge =
  (verdict: 'changed' | 'different' | 'compared'): Step =>
  ({ peer }) =>
    peer({ type: 'key.judged', verdict });

/** All states of trust in an open room. */
const trustSteps: readonly Step[] = [
  report({ type: 'certificate.matched' }),
  judge('different'),
  judge('compared'),
  ({ peer }) => peer({ type: 'description.rejected' }),
  report({ type: 'certificate.mismatched' }),
];

const compare =
  (step: 'start' | 'confirm' | 'deny' | 'stop'): Step =>
  ({ peer }) =>
    peer({ type: `compare.${step}` });
const emojiShown = report({ type: 'comparison.shown', emoji: [53, 6, 61, 28, 14, 27] });

/** All states of a comparison of emoji, after the certificate has been compared. */
export const comparisonSteps: readonly Step[] = [
  report({ type: 'comparison.invited' }),
  compare('start'),
  emojiShown,
  report({ type: 'comparison.confirmed' }),
  report({ type: 'comparison.stopped' }),
  compare('start'),
  report({ type: 'comparison.failed' }),
  compare('start'),
  emojiShown,
  compare('deny'),
  compare('start'),
  emojiShown,
  compare('confirm'),
  report({ type: 'comparison.confirmed' }),
  compare('stop'),
];

/** Each of the two disconnects from the other, and connects again. */
const disconnectionSteps: readonly Step[] = [
  ({ peer }) => peer({ type: 'disconnect' }),
  ({ peer }) => peer({ type: 'reconnect' }),
  ({ signal }) => signal(createDisconnect()),
  ({ peer }) => peer({ type: 'disconnect' }),
  ({ peer }) => peer({ type: 'reconnect' }),
];

/** All states of the budget of signals. */
const budgetSteps: readonly Step[] = [
  ({ peer }) => peer({ type: 'budget.delayed' }),
  ({ peer }) => peer({ type: 'budget.restored' }),
  ({ peer }) => peer({ type: 'budget.misbehaving' }),
];

const serverReport =
  (report: ServerReport): Step =>
  (call) =>
    call.server(report);
const captureReport =
  (report: CaptureReport): Step =>
  (call) =>
    call.capture(report);
const ownVoiceReport =
  (report: OwnVoiceReport): Step =>
  (call) =>
    call.ownVoice(report);
const roomEventReceived =
  (event: RoomEvent): Step =>
  ({ roomEvent }) =>
    roomEvent(event);
const userAction =
  (event: Parameters<ScriptedCall['call']['send']>[0]): Step =>
  ({ call }) =>
    call.send(event);
const networkEvent =
  (type: 'network.online' | 'network.offline' | 'network.changed'): Step =>
  ({ call }) =>
    call.actor.send({ type });

const serverLost = serverReport({ type: 'server.lost', jitter: 0 });
const serverOpened = serverReport({ type: 'server.open' });
const joinSteps = [userAction({ type: 'join' }), serverReport({ type: 'server.joined' })];
const welcomeReceived = roomEventReceived(welcome);
const ownLeft = (reason: LeftReason) =>
  roomEventReceived({ type: 'left', id: welcome.self, reason });
const joinRefused = (reason: 'room-full' | 'room-locked' | 'client-outdated') =>
  serverReport({ type: 'server.refused', reason, jitter: 0 });

/** All states of the connection to the server. */
const serverSteps = [
  userAction({ type: 'openLobby' }),
  serverOpened,
  serverLost,
  networkEvent('network.changed'),
  serverOpened,
  networkEvent('network.offline'),
  serverLost,
  networkEvent('network.changed'),
  serverLost,
  networkEvent('network.online'),
  serverOpened,
  userAction({ type: 'leave' }),
];

const captureFailures = (kind: 'microphone' | 'camera'): readonly Step[] =>
  (['denied', 'busy', 'overconstrained', 'insecure'] as const).flatMap((failure) => [
    userAction({ type: `${kind}.toggle` }),
    captureReport({ type: `${kind}.${failure}` }),
  ]);
const captureStarted = (kind: 'microphone' | 'camera') =>
  captureReport({ type: `${kind}.live`, track: { id: kind, deviceId: null, label: kind } });

/** All states of microphone, camera and screen. */
const deviceSteps = [
  userAction({ type: 'openLobby' }),
  userAction({ type: 'media.open', kinds: ['microphone', 'camera'] }),
  captureStarted('microphone'),
  captureStarted('camera'),
  userAction({ type: 'microphone.toggle' }),
  captureReport({ type: 'microphone.ended' }),
  captureReport({ type: 'camera.ended' }),
  ...captureFailures('microphone'),
  ...captureFailures('camera'),
  serverOpened,
  ...joinSteps,
  welcomeReceived,
  roomEventReceived(benJoined()),
  userAction({ type: 'screen.toggle' }),
  captureReport({ type: 'screen.live', video: 'screen', audio: null }),
  captureReport({ type: 'screen.ended' }),
  userAction({ type: 'screen.toggle' }),
  captureReport({ type: 'screen.unavailable' }),
  captureStarted('microphone'),
  ownVoiceReport({ type: 'voice.speaking' }),
  userAction({ type: 'microphone.toggle' }),
  ownVoiceReport({ type: 'voice.silent' }),
  ownVoiceReport({ type: 'voice.speaking' }),
];

/** Back to the lobby after a call, and joining again. */
const rejoinSteps = [userAction({ type: 'returnToLobby' }), serverOpened, ...joinSteps];

/** All states of the call machine, with each end state. */
const roomSteps = [
  userAction({ type: 'openLobby' }),
  serverOpened,
  ...joinSteps,
  roomEventReceived({ type: 'room', room: { ...welcome.room, access: 'waiting-room' } }),
  welcomeReceived,
  roomEventReceived(benJoined()),
  userAction({ type: 'leave' }),
  serverLost,
  ...rejoinSteps,
  welcomeReceived,
  ownLeft('removed'),
  ...rejoinSteps,
  welcomeReceived,
  ownLeft('replaced'),
  ...rejoinSteps,
  welcomeReceived,
  ownLeft('ended'),
  ...rejoinSteps,
  joinRefused('room-full'),
  ...rejoinSteps,
  joinRefused('room-locked'),
  ...rejoinSteps,
  joinRefused('client-outdated'),
];

/** For each subject of the connection details, steps through all of its states. */
export const stepSequences = {
  person: [
    ...connectingSteps,
    ...connectedSteps,
    ...voiceSteps,
    report({ type: 'certificate.matched' }),
    judge('changed'),
    ...comparisonSteps,
    ...trustSteps,
    ...negotiationSteps,
    ...failureSteps,
    ...closingSteps,
    ...disconnectionSteps,
    ...budgetSteps,
  ],
  server: serverSteps,
  devices: deviceSteps,
  room: roomSteps,
} as const satisfies Record<string, readonly Step[]>;
