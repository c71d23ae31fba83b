import wrtc from '@roamhq/wrtc';
import { emptySlots } from '@visavis/machines';
import { PeerId } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { TrackRegistry } from '../../src/tracks/track-registry.ts';

const ben = PeerId.parse('b'.repeat(22));
const createStream = (tracks: readonly MediaStreamTrack[]) => new wrtc.MediaStream([...tracks]);
const createVideoTrack = () => new wrtc.nonstandard.RTCVideoSource().createTrack();
const streams = () => ({ user: createStream([]), screen: createStream([]) });

describe('a captured track', () => {
  test('is available by id and by slot', () => {
    const registry = new TrackRegistry(createStream);
    const track = createVideoTrack();

    registry.setLocalTrack('camera', track);

    expect(registry.getLocalTrack(track.id)).toBe(track);
    expect(
      registry.getTracksForSlots({ ...emptySlots, camera: track.id, screen: 'unknown' }),
    ).toEqual({
      microphone: null,
      camera: track,
      screen: null,
      screenAudio: null,
    });
    expect(registry.getLocal('camera')?.getTracks()).toEqual([track]);
    expect(registry.getLocal('screen')).toBeNull();
  });

  test('is stopped and removed when another one replaces it', () => {
    const registry = new TrackRegistry(createStream);
    const [older, newer] = [createVideoTrack(), createVideoTrack()];

    registry.setLocalTrack('camera', older);
    registry.setLocalTrack('camera', newer);

    expect([older.readyState, newer.readyState]).toEqual(['ended', 'live']);
    expect(registry.getLocalTrack(older.id)).toBeNull();
  });

  test('is stopped and removed on request', () => {
    const registry = new TrackRegistry(createStream);
    const track = createVideoTrack();
    registry.setLocalTrack('screen', track);

    registry.stopLocalTrack('screen');
    registry.stopLocalTrack('screen');

    expect(track.readyState).toBe('ended');
    expect(registry.getLocal('screen')).toBeNull();
    expect(registry.getLocalTrack(track.id)).toBeNull();
  });
});

describe('remote streams', () => {
  test('are available until they are removed', () => {
    const registry = new TrackRegistry(createStream);
    const shown = streams();
    expect(registry.getRemote(ben, 'user')).toBeNull();

    const hide = registry.addRemoteStreams(ben, shown);
    expect(registry.getRemote(ben, 'screen')).toBe(shown.screen);

    hide();
    expect(registry.getRemote(ben, 'user')).toBeNull();
  });

  test('are not removed by a connection that has been replaced', () => {
    const registry = new TrackRegistry(createStream);
    const newer = streams();
    const hideOlder = registry.addRemoteStreams(ben, streams());
    registry.addRemoteStreams(ben, newer);

    hideOlder();

    expect(registry.getRemote(ben, 'user')).toBe(newer.user);
  });
});

describe('a listener', () => {
  test('is called for every change until it is unsubscribed', () => {
    const registry = new TrackRegistry(createStream);
    let changes = 0;
    const unsubscribe = registry.subscribe(() => {
      changes += 1;
    });

    registry.setLocalTrack('camera', createVideoTrack());
    registry.stopLocalTrack('camera');
    registry.stopLocalTrack('camera');
    registry.addRemoteStreams(ben, streams())();
    expect(changes).toBe(4);

    unsubscribe();
    registry.setLocalTrack('camera', createVideoTrack());
    expect(changes).toBe(4);
  });

  test('that throws does not affect the others, and its error is reported', async () => {
    const registry = new TrackRegistry(createStream);
    const caught = Promise.withResolvers<unknown>();
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', caught.resolve);
    let changes = 0;
    registry.subscribe(() => {
      throw new Error('It breaks.');
    });
    registry.subscribe(() => {
      changes += 1;
    });

    registry.setLocalTrack('camera', createVideoTrack());

    expect(changes).toBe(1);
    expect(await caught.promise).toMatchObject({ message: 'It breaks.' });
    for (const listener of others) process.on('uncaughtException', listener);
  });
});
