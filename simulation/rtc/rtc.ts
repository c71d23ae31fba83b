import { FakePeerConnection } from './fake-peer-connection.ts';

/**
 * Presents the fake as the browser's own. It has, with the same types, all that `Connection` names, which is
 * all that a call uses; nobody may ask it for more.
 */
export function asBrowserConnection(connection: FakePeerConnection): RTCPeerConnection {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the fake passes for the whole
  return connection as unknown as RTCPeerConnection;
}

export { FakePeerConnection };
export { FakeStream, FakeTrack } from './fake-track.ts';
export { MediaNetwork } from './media-network.ts';
export { SimulatedScheduler } from '../clock/scheduler.ts';
export type { Random } from '../clock/scheduler.ts';
export { chromiumVariant, chromiumTiming, specifiedVariant } from './rtc-environment.ts';
export type { BrowserVariant, RtcEnvironment } from './rtc-environment.ts';
export type { PeerConnection } from './webrtc-types.ts';
