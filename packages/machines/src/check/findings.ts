import type { CaptureFailure, CaptureKind } from '../media/types.ts';

/** What is looked at, in the order in which it is shown. */
export const checkSteps = [
  'browser',
  'secureContext',
  'permission',
  'camera',
  'microphone',
  'speaker',
  'signaling',
  'keepalive',
  'stun',
  'nat',
  'turnUdp',
  'turnTcp',
  'turnTls',
  'relay',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** How a step can end by itself. Warned: a call is possible, with a restriction. */
export const checkOutcomes = ['passed', 'warned', 'failed', 'skipped'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** Why any step may not simply pass. */
const commonReasons = [
  /** A step that this one needs did not succeed. */
  'prerequisite-failed',
  /** The step itself broke. */
  'internal-error',
  /** The step did not end in time. */
  'timed-out',
  /** The person gave no answer. */
  'unanswered',
] as const;

/** A camera or a microphone that did not start. */
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
  /** The TURN server did not take the credentials. */
  'turn-unauthorized',
  /** The TURN server has no more to give. */
  'turn-quota-reached',
] as const;

/** Why each step may not simply pass, for reasons of its own. */
const stepReasons = {
  /** The browser lacks something that a call cannot do without. */
  browser: ['missing-features'],
  secureContext: ['insecure'],
  permission: ['denied', 'insecure'],
  camera: [
    ...captureReasons,
    /** The camera runs and sends no pictures. */
    'no-frames',
    /** The camera's pictures are black. */
    'black-frames',
  ],
  microphone: [
    ...captureReasons,
    /** The microphone gives not even noise. */
    'muted',
    /** The microphone gives noise, and nobody was heard. */
    'silent',
  ],
  speaker: [
    /** The sound did not play. */
    'playback-failed',
    /** The sound played and the person did not hear it. */
    'unheard',
  ],
  signaling: [
    /** The server answers neither by HTTP nor by WebSocket. */
    'unreachable',
    /** The server answers by HTTP and opens no WebSocket. */
    'upgrade-refused',
    /** The WebSocket is open and nothing comes back on it. */
    'no-response',
    /** Answers that were due one after the other came all at once. */
    'buffered',
    /** The WebSocket was closed while questions were being answered. */
    'connection-closed',
    /** Answers take long. */
    'high-latency',
    /** The server said no. */
    'refused',
  ],
  keepalive: [
    /** The WebSocket was closed while nobody spoke on it. */
    'idle-closed',
    /** Nothing comes back any more after a silence, though nobody closed the WebSocket. */
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
    /** The NAT gives another port for each other side, which a direct way does not survive. */
    'address-dependent',
    /** Too few STUN servers answered to tell the kind of NAT. */
    'nat-type-unknown',
  ],
  turnUdp: turnReasons,
  turnTcp: turnReasons,
  turnTls: turnReasons,
  relay: [
    'no-turn',
    /** No way to a TURN server is open. */
    'no-turn-path',
    /** Two connections by way of the relay did not meet. */
    'not-connected',
    /** They met, and nothing arrived. */
    'no-data',
    /** Less got through than a call wants. */
    'low-bandwidth',
    /** Much was lost on the way. */
    'packet-loss',
    /** What gets through arrives late. */
    'high-latency',
  ],
} as const satisfies Readonly<Record<CheckStep, readonly string[]>>;
type StepReasons = { readonly [S in CheckStep]: (typeof stepReasons)[S][number] };

/** Why a step did not simply pass: a stable word for programs. What people read is up to whoever shows it. */
export type ReasonForStep<S extends CheckStep> = (typeof commonReasons)[number] | StepReasons[S];
export type CheckReason = ReasonForStep<CheckStep>;

/** Every reason that a step can have. */
export const reasonsForStep = (step: CheckStep): readonly CheckReason[] => [
  ...commonReasons,
  ...stepReasons[step],
];

/** An address and a port as the internet sees them (RFC 8489: the mapped address). */
export interface MappedAddress {
  readonly address: string;
  readonly port: number;
}

/**
 * How a NAT maps (RFC 4787 section 4.1): not at all, the same for every other side, or differently for each,
 * which is commonly called symmetric. Unknown where only one server could be asked.
 */
export type NatKind = 'none' | 'endpoint-independent' | 'address-dependent' | 'unknown';

/** What came of the attempt to allocate a relay by one transport. */
export interface TurnFinding {
  /** Milliseconds until the relay was ready; null where it did not get so far. */
  readonly allocationMs: number | null;
  /** STUN error codes that the servers gave (RFC 8656 section 19); 701 is a server that was not reached. */
  readonly errorCodes: readonly number[];
}

/** What each step finds, where it finds something. Credentials are never part of it. */
export interface Findings {
  /** What the browser lacks, by the names of the globals that would bring it. */
  readonly browser: { readonly missing: readonly string[] };
  readonly secureContext: null;
  readonly permission: Readonly<Record<CaptureKind, 'live' | CaptureFailure>>;
  readonly camera: { readonly label: string; readonly width: number; readonly height: number };
  /** The highest amplitude that was heard, 0 to 1. */
  readonly microphone: { readonly label: string; readonly peakAmplitude: number };
  readonly speaker: null;
  readonly signaling: {
    /** Milliseconds until the WebSocket was open; null where it never was. */
    readonly openMs: number | null;
    /** How long each answer took, in milliseconds. */
    readonly roundTripsMs: readonly number[];
    /** The server's version, where it told. */
    readonly version: string | null;
    /** The server's own words for its no, where it said one. */
    readonly refusalMessage: string | null;
  };
  /** How long the WebSocket was left alone, in milliseconds; what a longer silence would do is not known. */
  readonly keepalive: { readonly idleMs: number };
  readonly stun: {
    readonly answered: readonly string[];
    readonly unreachable: readonly string[];
    /** What the servers saw, by the local socket that was seen. */
    readonly mappedAddresses: readonly (readonly MappedAddress[])[];
    /** What the device itself knows as its addresses, where the browser tells. */
    readonly localAddresses: readonly MappedAddress[];
    /** How many servers, by host, may have told what they saw: those asked by STUN and by TURN. */
    readonly observerCount: number;
  };
  readonly nat: { readonly kind: NatKind; readonly addresses: readonly string[] };
  readonly turnUdp: TurnFinding;
  readonly turnTcp: TurnFinding;
  readonly turnTls: TurnFinding;
  readonly relay: {
    readonly bitsPerSecond: number;
    /** The share of messages that did not arrive, 0 to 1. */
    readonly lossRatio: number;
    /** The median time from one end through the relay to the other, in milliseconds. */
    readonly delayMs: number;
  };
}

/** What came of one step. */
export interface StepResult<S extends CheckStep> {
  readonly step: S;
  readonly outcome: CheckOutcome;
  /** Null where it simply passed. */
  readonly reason: ReasonForStep<S> | null;
  readonly finding: Findings[S] | null;
}
export type AnyStepResult = { [S in CheckStep]: StepResult<S> }[CheckStep];

/** What came of each step that is over. */
export type CheckResults = { readonly [S in CheckStep]?: StepResult<S> };
