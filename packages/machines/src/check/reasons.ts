import type { CaptureFailure } from '../media/types.ts';
import type { CheckStep } from './steps.ts';

/** Reasons that any step can have. */
const commonReasons = [
  /** A required step did not succeed. */
  'prerequisite-failed',
  /** The code of the step threw an error. */
  'internal-error',
  /** The step did not finish in time. */
  'timed-out',
  /** The user did not answer. */
  'unanswered',
] as const;

/** Why a camera or a microphone did not start. */
const captureReasons = [
  'denied',
  'missing',
  'busy',
  'overconstrained',
  'insecure',
] as const satisfies readonly CaptureFailure[];

const turnReasons = [
  /** No TURN server is configured, or none for this transport. */
  'no-turn',
  /** No TURN server answered. */
  'turn-unreachable',
  /** The TURN server rejected the credentials. */
  'turn-unauthorized',
  /** The TURN server has reached its quota. */
  'turn-quota-reached',
] as const;

/** Reasons that are specific to a step. */
const stepReasons = {
  /** The browser lacks a feature that a call needs. */
  browser: ['missing-features'],
  secureContext: ['insecure'],
  permission: ['denied', 'insecure'],
  camera: [
    ...captureReasons,
    /** The camera is on and delivers no frames. */
    'no-frames',
    /** The camera delivers black frames. */
    'black-frames',
  ],
  microphone: [
    ...captureReasons,
    /** The microphone delivers digital silence. */
    'muted',
    /** The microphone delivers noise, but no voice. */
    'silent',
  ],
  speaker: [
    /** The test sound could not be played. */
    'playback-failed',
    /** The test sound was played, and the user did not hear it. */
    'not-heard',
  ],
  signaling: [
    /** The server answers neither over HTTP nor over WebSocket. */
    'unreachable',
    /** The server answers over HTTP, but the WebSocket cannot be opened. */
    'upgrade-refused',
    /** The WebSocket is open, but no response arrives. */
    'no-response',
    /** Responses that should arrive one after the other arrived all at once. */
    'buffered',
    /** The WebSocket was closed during the test. */
    'connection-closed',
    /** Responses take long. */
    'high-latency',
    /** The server refused the request. */
    'refused',
  ],
  keepalive: [
    /** The WebSocket was closed while idle. */
    'idle-closed',
    /** The WebSocket stayed open, but no response arrives after it was idle. */
    'idle-unresponsive',
  ],
  stun: [
    /** No STUN server is configured. */
    'no-stun',
    /** No STUN server answered. */
    'udp-blocked',
    /** Some of the STUN servers did not answer. */
    'some-unreachable',
  ],
  nat: [
    'no-stun',
    /** The NAT maps to another port for each destination, which prevents direct connections. */
    'address-dependent',
    /** Too few STUN servers answered to detect the kind of NAT. */
    'nat-type-unknown',
  ],
  turnUdp: turnReasons,
  turnTcp: turnReasons,
  turnTls: turnReasons,
  relay: [
    'no-turn',
    /** No TURN server can be reached over any transport. */
    'no-turn-path',
    /** Two peer connections could not connect through the relay. */
    'not-connected',
    /** They connected, and no data arrived. */
    'no-data',
    /** The bandwidth is lower than a call needs. */
    'low-bandwidth',
    /** Many packets were lost. */
    'packet-loss',
    /** Data arrives late. */
    'high-latency',
  ],
} as const satisfies Readonly<Record<CheckStep, readonly string[]>>;
type StepReasons = { readonly [S in CheckStep]: (typeof stepReasons)[S][number] };

/** Why a step did not pass: a stable value for programs. The user interface turns it into text. */
export type ReasonForStep<S extends CheckStep> = (typeof commonReasons)[number] | StepReasons[S];

/** Why a step of the check did not pass. @public */
export type CheckReason = ReasonForStep<CheckStep>;

/**
 * All reasons that a step can have.
 *
 * @example
 * const reasons = reasonsForStep('stun'); // 'udp-blocked' and others
 * @public
 */
export const reasonsForStep = (step: CheckStep): readonly CheckReason[] => [
  ...commonReasons,
  ...stepReasons[step],
];
