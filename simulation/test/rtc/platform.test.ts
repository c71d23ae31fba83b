import type { Platform } from '@visavis/client';
import { expect, test } from 'vitest';
import type { Connection } from '../../rtc/rtc.ts';
import { asBrowsers, FakePeerConnection, FakeStream } from '../../rtc/rtc.ts';
import { createWorld } from '../support/simulated.ts';

// The compiler is the test: browsers have all that the fake has.
const asFakes = (connection: RTCPeerConnection): Connection => connection;

test('a platform can be made of fakes', () => {
  const world = createWorld(1);
  const platform: Pick<Platform, 'createPeerConnection' | 'createMediaStream'> = {
    createPeerConnection: (configuration) =>
      asBrowsers(new FakePeerConnection(world, 'ana', configuration)),
    createMediaStream: (tracks) => new FakeStream('stream', tracks),
  };
  const connection = platform.createPeerConnection({});
  const { receiver } = connection.addTransceiver('video');
  const stream = platform.createMediaStream([receiver.track]);
  expect(stream.getVideoTracks()).toEqual([receiver.track]);
  expect(asFakes(connection).getTransceivers()).toHaveLength(1);
  connection.close();
  expect([stream.active, world.scheduler.pending]).toEqual([false, 0]);
});
