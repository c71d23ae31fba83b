import { FakePeerConnection } from './fake-peer-connection.ts';

/**
 * Casts a fake connection to the browser's type. It implements only `PeerConnection`, which is all that a call
 * uses.
 */
export function asBrowserConnection(connection: FakePeerConnection): RTCPeerConnection {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the fake stands for the browser's connection
  return connection as unknown as RTCPeerConnection;
}

export { FakePeerConnection };
export { FakeStream } from './fake-stream.ts';
export { FakeTrack } from './fake-track.ts';
export { MediaNetwork } from './media-network.ts';
export { chromiumVariant, specifiedVariant, type BrowserVariant } from './browser-variant.ts';
export { chromiumTiming } from './timing.ts';
export type { RtcEnvironment } from './rtc-environment.ts';
export type { PeerConnection } from './webrtc-types.ts';
