import { describe, expect, test } from 'vitest';
import { FakeDevices } from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';

describe('a screen share', () => {
  test('has the screen with its audio until the user stops it in the browser', async () => {
    const devices = new FakeDevices();
    using media = createMediaActor(devices);
    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'live' });
    expect(media.slots).toMatchObject({
      screen: devices.openedTracks[0]?.track.id,
      screenAudio: devices.openedTracks[1]?.track.id,
    });
    expect(devices.openedTracks[0]?.track.contentHint).toBe('detail');

    devices.endTracks('screen');

    await media.until({ screen: 'idle' });
    expect(media.slots).toMatchObject({ screen: null, screenAudio: null });
    expect(devices.runningDevices).toEqual([]);
  });

  test.each([
    ['NotAllowedError', 'idle', 'the user cancels'],
    ['AbortError', 'idle', 'the user dismisses the dialog'],
    ['NotReadableError', 'unavailable', 'the system denies it'],
    ['NotFoundError', 'unavailable', 'there is no screen'],
    ['TypeError', 'unavailable', 'the browser has no getDisplayMedia'],
  ] as const)('that fails with %s becomes %s: %s', async (errorName, state, _) => {
    const devices = new FakeDevices();
    devices.screenErrorName = errorName;
    using media = createMediaActor(devices);

    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'requesting' });

    await media.until({ screen: state });
    expect(devices.runningDevices).toEqual([]);
  });
});
