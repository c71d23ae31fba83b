import type { CaptureKind, PlatformEvent } from '@visavis/machines';
import type { Cryptography, Identity } from '@visavis/protocol';
import type * as ComparisonsModule from '../comparison/call-comparisons.ts';
import type { readStats } from '../peer-connection/read-stats.ts';
import type * as LinkChangesModule from '../room-codec/link-changes.ts';
import type { AudioMeter } from '../voice/audio-meter.ts';
import type { OwnVoiceMonitor } from '../voice/own-voice-monitor.ts';
import type { PeerVoiceMonitor } from '../voice/peer-voice-monitor.ts';

/** The part of MediaDevices that a call uses, with the permissions for it. */
export interface PlatformDevices extends Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener'
> {
  /** The state of a permission (Permissions specification); null where the runtime does not know it. */
  queryPermission(kind: CaptureKind): Promise<PermissionState | null>;
  /** Calls the listener when the user denies a permission later, where the runtime reports that. */
  watchDenial(kind: CaptureKind, listener: () => void, signal: AbortSignal): void;
}

/** What measures connections and voices: the exports of `@visavis/client/measurements`. */
export interface Measurements {
  readonly readStats: typeof readStats;
  readonly PeerVoiceMonitor: typeof PeerVoiceMonitor;
  readonly OwnVoiceMonitor: typeof OwnVoiceMonitor;
  /** Measures a local audio track. Null where the runtime cannot; then it is unknown when the user speaks. */
  readonly createAudioMeter: (track: MediaStreamTrack) => AudioMeter | null;
}

/**
 * What a call needs from its runtime. A browser provides all of it; in Node a WebRTC package is needed;
 * the simulation provides fakes.
 *
 * @example
 * const platform: Platform = { ...browserPlatform(), random: () => 0.5 };
 * @public
 */
export interface Platform {
  readonly createPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly createMediaStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  /** The WebSocket constructor. */
  readonly WebSocket: typeof WebSocket;
  /** Null where the runtime has no devices, such as a browser page that is not a secure context. */
  readonly mediaDevices: PlatformDevices | null;
  /** Loads what measures. If it rejects, statistics are missing, and it is unknown who speaks. */
  readonly loadMeasurements: () => Promise<Measurements>;
  /** Loads what changes the link of a private room, which few calls do. If it rejects, the page keeps the old link. */
  readonly loadLinkChanges: () => Promise<typeof LinkChangesModule>;
  /** Loads what compares emoji, which few calls do. If it rejects, the comparison fails. */
  readonly loadComparisons: () => Promise<typeof ComparisonsModule>;
  readonly cryptography: Cryptography;
  /** The key pair of this tab's session. Resolves when no other tab can be using it. */
  readonly getIdentity: () => Promise<Identity>;
  /** The certificate of all connections of this page; none where each connection creates its own. */
  readonly getCertificates: () => Promise<readonly RTCCertificate[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after the runtime had its turn: input, rendering, other events. */
  readonly nextTask: () => Promise<void>;
  /** A random number in [0, 1). */
  readonly random: () => number;
  /** Reports network changes until the returned function is called. */
  readonly watchNetwork: (report: (event: PlatformEvent) => void) => () => void;
}
