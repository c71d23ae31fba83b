import type { PeerConnection } from '../rtc/webrtc-types.ts';

/** Where a behaviour runs: on fakes with a simulated clock, or in a browser. */
export interface ConformanceEnvironment {
  /** Creates a connection on a host of its own. */
  createConnection(): PeerConnection;
  createTrack(kind: 'audio' | 'video'): MediaStreamTrack;
  /** Plays a received audio track. A browser does not count audio that is not played. */
  play(track: MediaStreamTrack): void;
  /** Waits until a condition is true. @throws after a timeout, with the description of the condition */
  until(description: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  /** Waits long enough for everything that needs no network. */
  settle(): Promise<void>;
  /** Repairs or breaks the paths between all connections. */
  setPath(works: boolean): Promise<void>;
  /** Rewrites a candidate of `from` for the other side. Returns null to withhold it. */
  route(candidate: RTCIceCandidateInit, from: PeerConnection): Promise<RTCIceCandidateInit | null>;
}

/** The observed result of a behaviour, as plain data. */
export type Observation = Readonly<Record<string, unknown>>;

/** A behaviour that every implementation of webrtc-pc shares. */
export interface Behaviour {
  readonly name: string;
  /** Runs the behaviour and returns what was observed. */
  readonly run: (environment: ConformanceEnvironment) => Promise<Observation>;
  /** The observation that the specification requires. */
  readonly expected: Observation;
}
