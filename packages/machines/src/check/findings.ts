import type { RefusalReason } from '@visavis/protocol';
import type { CaptureFailure, CaptureKind } from '../media/types.ts';

/** A public address and port as a STUN server sees them: XOR-MAPPED-ADDRESS, RFC 8489. */
export interface MappedAddress {
  readonly address: string;
  readonly port: number;
}

/**
 * The mapping behaviour of a NAT (RFC 4787 section 4.1): no NAT, the same mapping for all destinations, or a
 * different one for each (commonly called symmetric). `unknown` if only one server answered.
 */
export const natKinds = ['none', 'endpoint-independent', 'address-dependent', 'unknown'] as const;

/** One of the {@link natKinds}. @public */
export type NatKind = (typeof natKinds)[number];

/** The result of a TURN allocation over one transport. */
export interface TurnFinding {
  /** Milliseconds until the allocation succeeded; null if it failed. */
  readonly allocationMs: number | null;
  /** STUN error codes of the servers (RFC 8656 section 19); 701 means that a server was not reached. */
  readonly errorCodes: readonly number[];
}

/** What each step measures. It never contains credentials. @public */
export interface Findings {
  /** Missing features, by the names of their globals. */
  readonly browser: { readonly missing: readonly string[] };
  readonly secureContext: null;
  readonly permission: Readonly<Record<CaptureKind, 'live' | CaptureFailure>>;
  readonly camera: { readonly label: string; readonly width: number; readonly height: number };
  /** `peakAmplitude`: 0 to 1. */
  readonly microphone: { readonly label: string; readonly peakAmplitude: number };
  readonly speaker: null;
  readonly signaling: {
    /** Milliseconds until the WebSocket was open; null if it never was. */
    readonly openMs: number | null;
    /** Round-trip time of each request, in milliseconds. */
    readonly roundTripsMs: readonly number[];
    /** Version of the server, if known. */
    readonly version: string | null;
    /** Why the server refused, if it did. */
    readonly refusal: RefusalReason | null;
  };
  /** How long the WebSocket was idle, in milliseconds. A longer idle time was not tested. */
  readonly keepalive: { readonly idleMs: number };
  readonly stun: {
    readonly answered: readonly string[];
    readonly unreachable: readonly string[];
    /** What the servers saw, grouped by local socket. */
    readonly mappedAddresses: readonly (readonly MappedAddress[])[];
    /** Host candidates, if the browser reveals them. */
    readonly localAddresses: readonly MappedAddress[];
    /** How many STUN and TURN servers, by host, were asked for the mapped address. */
    readonly observerCount: number;
  };
  readonly nat: { readonly kind: NatKind; readonly addresses: readonly string[] };
  readonly turnUdp: TurnFinding;
  readonly turnTcp: TurnFinding;
  readonly turnTls: TurnFinding;
  readonly relay: {
    readonly bitsPerSecond: number;
    /** Share of messages that did not arrive, 0 to 1. */
    readonly lossRatio: number;
    /** Median one-way delay through the relay, in milliseconds. */
    readonly delayMs: number;
  };
}
