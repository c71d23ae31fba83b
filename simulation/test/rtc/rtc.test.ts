import type { Platform } from '@visavis/client';
import { expect, test } from 'vitest';
import {
  asBrowserConnection,
  FakePeerConnection,
  FakeStream,
  type PeerConnection,
} from '../../rtc/rtc.ts';
import { createSimulatedEnvironment } from '../support/simulated-environment.ts';

// The compiler checks that browsers implement the type.
const asFakeConnection = (connection: RTCPeerConnection): PeerConnection => connection;

test('fakes implement the platform of the client', () => {
  const environment = createSimulatedEnvironment(1);
  const platform: Pick<Platform, 'createPeerConnection' | 'createMediaStream'> = {
    createPeerConnection: (configuration) =>
      asBrowserConnection(new FakePeerConnection(environment, 'ana', configuration)),
    createMediaStream: (tracks) => new FakeStream('stream', tracks),
  };
  const connection = platform.createPeerConnection({});
  const { receiver } = connection.addTransceiver('video');
  const stream = platform.createMediaStream([receiver.track]);
  expect(stream.getVideoTracks()).toEqual([receiver.track]);
  expect(asFakeConnection(connection).getTransceivers()).toHaveLength(1);
  connection.close();
  expect([stream.active, environment.scheduler.pendingCount]).toEqual([false, 0]);
});
