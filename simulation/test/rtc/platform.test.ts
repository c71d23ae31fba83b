import type { Platform } from '@visavis/client';
import { expect, test } from 'vitest';
import type { PeerConnection } from '../../rtc/rtc.ts';
import { asBrowserConnection, FakePeerConnection, FakeStream } from '../../rtc/rtc.ts';
import { createSimulatedEnvironment } from '../support/simulated-environment.ts';

// The compiler is the test: browsers have all that the fake has.
const asFakes = (connection: RTCPeerConnection): PeerConnection => connection;

test('a platform can be made of fakes', () => {
  const world = createSimulatedEnvironment(1);
  const platform: Pick<Platform, 'createPeerConnection' | 'createMediaStream'> = {
    createPeerConnection: (configuration) =>
      asBrowserConnection(new FakePeerConnection(world, 'ana', configuration)),
    createMediaStream: (tracks) => new FakeStream('stream', tracks),
  };
  const connection = platform.createPeerConnection({});
  const { receiver } = connection.addTransceiver('video');
  const stream = platform.createMediaStream([receiver.track]);
  expect(stream.getVideoTracks()).toEqual([receiver.track]);
  expect(asFakes(connection).getTransceivers()).toHaveLength(1);
  connection.close();
  expect([stream.active, world.scheduler.pendingCount]).toEqual([false, 0]);
});
