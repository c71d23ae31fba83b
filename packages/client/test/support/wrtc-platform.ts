import wrtc from '@roamhq/wrtc';
import type { PlatformEvent } from '@visavis/machines';
import { randomSessionSecret, type SessionSecret } from '@visavis/protocol';
import type { Platform } from '../../src/index.ts';
import { createLine, type Line } from './line.ts';
import { WrtcConnection } from './wrtc-connection.ts';
import { WrtcDevices } from './wrtc-devices.ts';

/** A platform for Node, with everything on it that a test may want to look at or to break. */
export interface WrtcPlatform extends Platform, Disposable {
  /** Every RTCPeerConnection that was made, in order. */
  readonly connections: readonly WrtcConnection[];
  readonly mediaDevices: WrtcDevices;
  readonly line: Line;
  readonly secret: SessionSecret;
  /** How many calls listen to the network. */
  readonly watchers: number;
  /** Says what a browser would say of the network. */
  network(event: PlatformEvent): void;
  /** What the next connections are made with, in the place of what the call asks for. */
  alter: (configuration: RTCConfiguration) => RTCConfiguration;
  /** Is shown each connection that is made, before the call has it. */
  made: (connection: WrtcConnection) => void;
}

/** One person's device, with a microphone and a camera that make sound and pictures. */
export function wrtcPlatform(secret = randomSessionSecret(crypto)): WrtcPlatform {
  const connections: WrtcConnection[] = [];
  const mediaDevices = new WrtcDevices();
  const line = createLine();
  const watchers = new Set<(event: PlatformEvent) => void>();
  const session = Promise.resolve(secret);
  const platform: WrtcPlatform = {
    connections,
    mediaDevices,
    line,
    secret,
    alter: (configuration) => configuration,
    made: () => {},
    get watchers() {
      return watchers.size;
    },
    network(event) {
      for (const report of watchers) report(event);
    },
    createPeerConnection(configuration) {
      const connection = new WrtcConnection(platform.alter(configuration));
      connections.push(connection);
      platform.made(connection);
      return connection;
    },
    createMediaStream: (tracks) => new wrtc.MediaStream([...tracks]),
    WebSocket: line.WebSocket,
    session: () => session,
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
