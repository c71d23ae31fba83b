import wrtc from '@roamhq/wrtc';
import type { PlatformEvent } from '@visavis/machines';
import { webCryptography, type Identity } from '@visavis/protocol';
import type { Platform } from '../../src/index.ts';
import * as comparisons from '../../src/comparison/call-comparisons.ts';
import * as measurements from '../../src/measurements/measurements.ts';
import * as linkChanges from '../../src/room-codec/link-changes.ts';
import { createSocketTap, type SocketTap } from './socket-tap.ts';
import { WrtcConnection } from './wrtc-connection.ts';
import { WrtcDevices } from './wrtc-devices.ts';

/** A platform for Node. A test can observe and control everything on it. */
export interface WrtcPlatform extends Platform, Disposable {
  /** All RTCPeerConnections that were created, in order. */
  readonly connections: readonly WrtcConnection[];
  readonly mediaDevices: WrtcDevices;
  readonly socketTap: SocketTap;
  readonly identity: Promise<Identity>;
  /** How many calls watch the network. */
  readonly networkWatcherCount: number;
  /** Reports a network event, as a browser does. */
  emitNetworkEvent(event: PlatformEvent): void;
  /** Changes the configuration of new connections. */
  transformConfiguration: (configuration: RTCConfiguration) => RTCConfiguration;
  /** Called with each new connection before the call gets it. */
  onConnectionCreated: (connection: WrtcConnection) => void;
}

/** The platform of one participant, with a microphone and a camera that produce audio and video. */
export function createWrtcPlatform(
  identity: Promise<Identity> = webCryptography.createIdentity(),
): WrtcPlatform {
  const connections: WrtcConnection[] = [];
  const mediaDevices = new WrtcDevices();
  const socketTap = createSocketTap();
  const watchers = new Set<(event: PlatformEvent) => void>();
  const platform: WrtcPlatform = {
    connections,
    mediaDevices,
    socketTap,
    identity,
    transformConfiguration: (configuration) => configuration,
    onConnectionCreated: () => {},
    get networkWatcherCount() {
      return watchers.size;
    },
    emitNetworkEvent(event) {
      for (const report of watchers) report(event);
    },
    createPeerConnection(configuration) {
      const connection = new WrtcConnection(platform.transformConfiguration(configuration));
      connections.push(connection);
      platform.onConnectionCreated(connection);
      return connection;
    },
    createMediaStream: (tracks) => new wrtc.MediaStream([...tracks]),
    loadComparisons: async () => comparisons,
    loadLinkChanges: async () => linkChanges,
    loadMeasurements: async () => ({ ...measurements, createAudioMeter: () => null }),
    WebSocket: socketTap.WebSocket,
    cryptography: webCryptography,
    getIdentity: () => identity,
    getCertificates: async () => [],
    now: Date.now,
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    random: Math.random,
    watchNetwork(report) {
      watchers.add(report);
      return () => watchers.delete(report);
    },
    [Symbol.dispose]: () => mediaDevices[Symbol.dispose](),
  };
  return platform;
}
