import type { PeerConnection } from '../rtc/webrtc-types.ts';

/** Where a behaviour is looked at: the fake under its simulated clock, or a browser. */
export interface ConformanceEnvironment {
  /** A new connection, on a device of its own. */
  createConnection(): PeerConnection;
  createTrack(kind: 'audio' | 'video'): MediaStreamTrack;
  /** Lets time pass until something holds. Throws where it does not come to hold. */
  until(what: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  /** Lets so much time pass that everything has happened that needs no network. */
  settle(): Promise<void>;
  /** Opens or cuts the way between all connections. */
  setPath(works: boolean): Promise<void>;
  /** A candidate of `from` as the other side shall see it; null where that shall not see it. */
  route(candidate: RTCIceCandidateInit, from: PeerConnection): Promise<RTCIceCandidateInit | null>;
}

/** What can be said of a behaviour, in plain data. */
export type Observation = Readonly<Record<string, unknown>>;

/** One thing that every implementation of webrtc-pc does. */
export interface Behaviour {
  readonly name: string;
  /** Does it, and tells what was seen. */
  readonly run: (environment: ConformanceEnvironment) => Promise<Observation>;
  /** What the specification, and so every implementation, lets one see. */
  readonly expected: Observation;
}
