import { FakePeerConnection } from './peer-connection.ts';

/**
 * Presents the fake as the browser's own. It has, with the same types, all that `Connection` names, which is
 * all that a call uses; nobody may ask it for more.
 */
export function asBrowsers(connection: FakePeerConnection): RTCPeerConnection {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the fake passes for the whole
  return connection as unknown as RTCPeerConnection;
}

export { FakePeerConnection };
export { FakeStream, FakeTrack } from './track.ts';
export { MediaNetwork } from './network.ts';
export { SimulatedScheduler } from './scheduler.ts';
export type { Random } from './scheduler.ts';
export { chromiumDialect, chromiumTiming, specifiedDialect } from './world.ts';
export type { Dialect, World } from './world.ts';
export type { Connection } from './connection.ts';
