import wrtc from '@roamhq/wrtc';
import { emptySlots } from '@visavis/machines';
import { PeerId } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { TrackRegistry } from '../../src/tracks/registry.ts';

const ben = PeerId.parse('b'.repeat(22));
const createStream = (tracks: readonly MediaStreamTrack[]) => new wrtc.MediaStream([...tracks]);
const picture = () => new wrtc.nonstandard.RTCVideoSource().createTrack();
const streams = () => ({ person: createStream([]), screen: createStream([]) });

describe('a track that is captured', () => {
  test('can be had by its id, and stands in its slot', () => {
    const registry = new TrackRegistry(createStream);
    const track = picture();

    registry.capture('camera', track);

    expect(registry.track(track.id)).toBe(track);
    expect(registry.tracksOf({ ...emptySlots, camera: track.id, screen: 'unknown' })).toEqual({
      microphone: null,
      camera: track,
      screen: null,
      screenSound: null,
    });
    expect(registry.own('camera')?.getTracks()).toEqual([track]);
    expect(registry.own('screen')).toBeNull();
  });

  test('is stopped and forgotten when another one takes its place', () => {
    const registry = new TrackRegistry(createStream);
    const [older, newer] = [picture(), picture()];

    registry.capture('camera', older);
    registry.capture('camera', newer);

    expect([older.readyState, newer.readyState]).toEqual(['ended', 'live']);
    expect(registry.track(older.id)).toBeNull();
  });

  test('is stopped and forgotten when it is released', () => {
    const registry = new TrackRegistry(createStream);
    const track = picture();
    registry.capture('screen', track);

    registry.release('screen');
    registry.release('screen');

    expect(track.readyState).toBe('ended');
    expect(registry.own('screen')).toBeNull();
    expect(registry.track(track.id)).toBeNull();
  });
});

describe('the streams of a remote person', () => {
  test('are there until they are taken away', () => {
    const registry = new TrackRegistry(createStream);
    const shown = streams();
    expect(registry.of(ben, 'person')).toBeNull();

    const hide = registry.show(ben, shown);
    expect(registry.of(ben, 'screen')).toBe(shown.screen);

    hide();
    expect(registry.of(ben, 'person')).toBeNull();
  });

  test('are not taken away by a connection that newer ones have replaced', () => {
    const registry = new TrackRegistry(createStream);
    const newer = streams();
    const hideOlder = registry.show(ben, streams());
    registry.show(ben, newer);

    hideOlder();

    expect(registry.of(ben, 'person')).toBe(newer.person);
  });
});

describe('a listener', () => {
  test('hears of every change, and of none after its end', () => {
    const registry = new TrackRegistry(createStream);
    let changes = 0;
    const unsubscribe = registry.subscribe(() => {
      changes += 1;
    });

    registry.capture('camera', picture());
    registry.release('camera');
    registry.release('camera');
    registry.show(ben, streams())();
    expect(changes).toBe(4);

    unsubscribe();
    registry.capture('camera', picture());
    expect(changes).toBe(4);
  });

  test('that throws keeps no other from hearing, and its error is not swallowed', async () => {
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

    registry.capture('camera', picture());

    expect(changes).toBe(1);
    expect(await caught.promise).toMatchObject({ message: 'It breaks.' });
    for (const listener of others) process.on('uncaughtException', listener);
  });
});
