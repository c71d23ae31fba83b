import wrtc from '@roamhq/wrtc';
import type { PlatformEvent } from '@visavis/machines';
import { generateSessionSecret, type SessionSecret } from '@visavis/protocol';
import type { Platform } from '../../src/index.ts';
import { createSocketTap, type SocketTap } from './socket-tap.ts';
import { WrtcConnection } from './wrtc-connection.ts';
import { WrtcDevices } from './wrtc-devices.ts';

/** A platform for Node, with everything on it that a test may want to look at or to break. */
export interface WrtcPlatform extends Platform, Disposable {
  /** Every RTCPeerConnection that was made, in order. */
  readonly connections: readonly WrtcConnection[];
  readonly mediaDevices: WrtcDevices;
  readonly socketTap: SocketTap;
  readonly secret: SessionSecret;
  /** How many calls listen to the network. */
  readonly networkWatcherCount: number;
  /** Says what a browser would say of the network. */
  emitNetworkEvent(event: PlatformEvent): void;
  /** What the next connections are made with, in the place of what the call asks for. */
  transformConfiguration: (configuration: RTCConfiguration) => RTCConfiguration;
  /** Is shown each connection that is made, before the call has it. */
  onConnectionCreated: (connection: WrtcConnection) => void;
}

/** One person's device, with a microphone and a camera that make sound and pictures. */
export function createWrtcPlatform(secret = generateSessionSecret(crypto)): WrtcPlatform {
  const connections: WrtcConnection[] = [];
  const mediaDevices = new WrtcDevices();
  const line = createSocketTap();
  const watchers = new Set<(event: PlatformEvent) => void>();
  const session = Promise.resolve(secret);
  const platform: WrtcPlatform = {
    connections,
    mediaDevices,
    socketTap: line,
    secret,
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
    WebSocket: line.WebSocket,
    getSessionSecret: () => session,
    now: Date.now,
    random: Math.random,
    watchNetwork(report) {
      watchers.add(report);
      return () => watchers.delete(report);
    },
    [Symbol.dispose]: () => mediaDevices[Symbol.dispose](),
  };
  return platform;
}
