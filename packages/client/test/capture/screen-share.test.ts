import { describe, expect, test, vi } from 'vitest';
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
    expect(devices.openedTracks[0]?.track.contentHint).toBe('text');

    devices.endTracks('screen');

    await media.until({ screen: 'idle' });
    expect(media.slots).toMatchObject({ screen: null, screenAudio: null });
    expect(devices.runningDevices).toEqual([]);
  });

  test('is captured for text or for motion, also while it is shared', async () => {
    const devices = new FakeDevices();
    using media = createMediaActor(devices);
    media.send({ type: 'screenContent.choose', content: 'motion' });
    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'live' });
    expect(devices.requestedScreens[0]).toMatchObject({ video: { frameRate: { max: 30 } } });
    const [opened] = devices.openedTracks;
    expect(opened?.track.contentHint).toBe('motion');

    media.send({ type: 'screenContent.choose', content: 'text' });

    await vi.waitFor(() =>
      expect(devices.appliedConstraints).toEqual([{ frameRate: { ideal: 15, max: 15 } }]),
    );
    expect(opened?.track.contentHint).toBe('text');
  });

  test('that begins after another content was chosen is encoded for that one', async () => {
    const devices = new FakeDevices();
    using media = createMediaActor(devices);
    media.send({ type: 'screen.toggle' });
    media.send({ type: 'screenContent.choose', content: 'motion' });
    await media.until({ screen: 'live' });
    expect(devices.openedTracks[0]?.track.contentHint).toBe('motion');
    await vi.waitFor(() =>
      expect(devices.appliedConstraints).toEqual([{ frameRate: { ideal: 30, max: 30 } }]),
    );
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
