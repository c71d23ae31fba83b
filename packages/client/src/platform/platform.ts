import type { CaptureKind, PlatformEvent } from '@visavis/machines';
import type { SessionSecret } from '@visavis/protocol';

/** The part of MediaDevices that a call uses, and what may be used of it without a question. */
export interface PlatformDevices extends Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener'
> {
  /** What the person has decided, by the Permissions specification; null where the runtime does not tell. */
  queryPermission(kind: CaptureKind): Promise<PermissionState | null>;
}

/**
 * What a call needs of the runtime it lives in. A browser has all of it; Node brings a WebRTC
 * implementation along; a simulation brings fakes.
 */
export interface Platform {
  readonly createPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly createMediaStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  /** The constructor of WebSockets. */
  readonly WebSocket: typeof WebSocket;
  /** Null where the runtime has no devices, as a browser on a page that is not secure. */
  readonly mediaDevices: PlatformDevices | null;
  /** Who this tab is. Resolves as soon as it is certain that no other tab is the same. */
  readonly getSessionSecret: () => Promise<SessionSecret>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A random number in [0, 1). */
  readonly random: () => number;
  /** Reports changes of the way to the network until the returned function is called. */
  readonly watchNetwork: (report: (event: PlatformEvent) => void) => () => void;
}
