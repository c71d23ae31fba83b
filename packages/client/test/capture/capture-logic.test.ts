import { describe, expect, test } from 'vitest';
import {
  camera,
  FakeDevices,
  microphone,
  otherCamera,
  type FakeDevice,
} from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';
import { waitUntil } from '../support/wait.ts';

const both = { type: 'devices.open', kinds: ['microphone', 'camera'] } as const;
const onlyCamera = { type: 'devices.open', kinds: ['camera'] } as const;
const choose = ({ deviceId }: FakeDevice) =>
  ({ type: 'device.choose', kind: 'camera', id: deviceId }) as const;

describe('asking for the devices', () => {
  test('asks the person once, for speech without echo and for a picture of a good size', async () => {
    const devices = new FakeDevices(microphone, camera);
    using media = createMediaActor(devices);

    media.send(both);
    await media.until({ microphone: { live: 'unmuted' }, camera: 'live' });

    expect(devices.requestedConstraints).toEqual([
      {
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
        video: {
          facingMode: 'user',
          width: { ideal: 1_280 },
          height: { ideal: 720 },
          frameRate: { ideal: 30, max: 30 },
        },
      },
    ]);
    expect(media.slots.camera).toBe(media.tracks.getLocal('camera')?.getTracks()[0]?.id);
    expect(media.context.camera?.deviceId).toBe('cam-1');
    await waitUntil('a list to choose from', () => media.context.devices.length === 2);
    expect(media.context.devices).toContainEqual({
      kind: 'camera',
      id: 'cam-1',
      label: 'Built in',
    });
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'insecure'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['OverconstrainedError', 'overconstrained'],
    ['TypeError', 'busy'],
  ] as const)('that ends in %s leaves the camera %s', async (problem, state) => {
    const devices = new FakeDevices({ ...camera, errorName: problem });
    using media = createMediaActor(devices);

    media.send(onlyCamera);

    await media.until({ camera: state });
    expect(media.slots.camera).toBeNull();
    expect(devices.runningDevices).toEqual([]);
  });

  test('on a page that is not secure has nobody to ask', async () => {
    using media = createMediaActor(null);

    media.send(both);

    await media.until({ microphone: 'insecure', camera: 'insecure' });
    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'unavailable' });
    expect(media.slots).toEqual({
      microphone: null,
      camera: null,
      screen: null,
      screenAudio: null,
    });
  });

  test('can be tried again after a failure', async () => {
    const devices = new FakeDevices({ ...camera, errorName: 'NotAllowedError' });
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'denied' });
    devices.setBehavior(camera, { errorName: undefined });

    media.send({ type: 'camera.toggle' });

    await media.until({ camera: 'live' });
    expect(devices.runningDevices).toEqual(['cam-1']);
  });
});

describe('where one of the two fails', () => {
  test.each([
    ['missing', [microphone]],
    ['busy', [microphone, { ...camera, errorName: 'NotReadableError' }]],
    ['denied', [microphone, { ...camera, errorName: 'NotAllowedError' }]],
  ] as const)('the microphone runs although the camera is %s', async (state, plugged) => {
    const devices = new FakeDevices(...plugged);
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: { live: 'unmuted' }, camera: state });
    expect(devices.runningDevices).toEqual(['mic-1']);
  });

  test('the camera runs although the microphone is missing', async () => {
    const devices = new FakeDevices(camera);
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: 'missing', camera: 'live' });
    expect(devices.runningDevices).toEqual(['cam-1']);
  });
});

describe('where the two together are not allowed', () => {
  const refused = { errorName: 'NotAllowedError' } as const;

  /** The devices as they were asked for, one letter for each kind. */
  const questions = (devices: FakeDevices) =>
    devices.requestedConstraints.map(
      ({ audio, video }) => `${audio ? 'm' : ''}${video ? 'c' : ''}`,
    );

  test.each([
    ['waved the question away', 'prompt'],
    ['said no', 'denied'],
  ] as const)('a person who %s is not asked again', async (_, state) => {
    const devices = new FakeDevices({ ...microphone, ...refused }, { ...camera, ...refused });
    devices.permissions = { microphone: state, camera: state };
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: 'denied', camera: 'denied' });
    expect(questions(devices)).toEqual(['mc']);
  });

  test.each(['granted', 'prompt'] as const)(
    'because the camera is denied, the microphone, which is %s, is asked for alone',
    async (state) => {
      const devices = new FakeDevices(microphone, { ...camera, ...refused });
      devices.permissions = { microphone: state, camera: 'denied' };
      using media = createMediaActor(devices);

      media.send(both);

      await media.until({ microphone: { live: 'unmuted' }, camera: 'denied' });
      expect(questions(devices)).toEqual(['mc', 'm']);
    },
  );

  test('although both are granted, as by the system’s own settings, what the system gives runs', async () => {
    const devices = new FakeDevices(microphone, { ...camera, ...refused });
    devices.permissions = { microphone: 'granted', camera: 'granted' };
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: { live: 'unmuted' }, camera: 'denied' });
    expect(questions(devices)).toEqual(['mc', 'm', 'c']);
  });

  test('and the camera was turned on anew while the browser was asked what is allowed, that counts', async () => {
    const slow = Promise.withResolvers<PermissionState>();
    const devices = new FakeDevices({ ...microphone, ...refused }, { ...camera, ...refused });
    devices.permissions = { microphone: 'denied', camera: slow.promise };
    using media = createMediaActor(devices);
    media.send(both);
    await waitUntil('the question', () => devices.queriedPermissions.length === 2);
    devices.setBehavior(camera, { errorName: undefined });

    media.send({ type: 'device.choose', kind: 'camera', id: 'cam-1' });
    await media.until({ camera: 'live' });
    slow.resolve('denied');

    await media.until({ microphone: 'denied' });
    expect(media.is({ camera: 'live' })).toBe(true);
    expect(devices.runningDevices).toEqual(['cam-1']);
  });
});

describe('another camera', () => {
  test('takes the place of the one that runs, which is stopped', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    const before = media.slots.camera;

    media.send(choose(otherCamera));

    await waitUntil('the other camera', () => media.context.camera?.deviceId === 'cam-2');
    expect(devices.runningDevices).toEqual(['cam-2']);
    expect(media.slots.camera).not.toBe(before);
    expect(devices.requestedConstraints.at(-1)?.video).toMatchObject({
      deviceId: { exact: 'cam-2' },
    });
  });

  test('gets the place that the running one holds where only one can run at a time', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    // As on many phones: it is busy for as long as the first one runs.
    devices.setBehavior(otherCamera, { errorName: 'NotReadableError' });
    devices.onStop = () => devices.setBehavior(otherCamera, { errorName: undefined });

    media.send(choose(otherCamera));

    await waitUntil('the other camera', () => devices.runningDevices.join() === 'cam-2');
    await media.until({ camera: 'live' });
    expect(media.context.camera?.deviceId).toBe('cam-2');
  });

  test('that does not start leaves no camera running behind the person’s back', async () => {
    const devices = new FakeDevices(camera, { ...otherCamera, errorName: 'NotAllowedError' });
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });

    media.send(choose(otherCamera));

    await media.until({ camera: 'denied' });
    expect(devices.runningDevices).toEqual([]);
    expect(media.slots.camera).toBeNull();
  });

  test('is the one chosen last, though the one chosen before it starts later', async () => {
    const slow = Promise.withResolvers<void>();
    const third: FakeDevice = { ...otherCamera, deviceId: 'cam-3' };
    const devices = new FakeDevices(camera, { ...otherCamera, startsAfter: slow.promise }, third);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });

    media.send(choose(otherCamera));
    media.send(choose(third));
    await waitUntil('the third camera', () => media.context.camera?.deviceId === 'cam-3');
    slow.resolve();
    await waitUntil('the late one', () =>
      devices.openedTracks.some(({ device }) => device === 'cam-2'),
    );

    expect(devices.runningDevices).toEqual(['cam-3']);
    expect(media.context.camera?.deviceId).toBe('cam-3');
  });

  test('is not turned off by the failure of the one chosen before it', async () => {
    const slow = Promise.withResolvers<void>();
    const third: FakeDevice = { ...otherCamera, deviceId: 'cam-3' };
    const failing = { ...otherCamera, startsAfter: slow.promise, errorName: 'NotReadableError' };
    const devices = new FakeDevices(camera, failing, third);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    media.send(choose(otherCamera));
    media.send(choose(third));
    await waitUntil('the third camera', () => media.context.camera?.deviceId === 'cam-3');

    slow.resolve();
    await new Promise((resolve) => setImmediate(resolve));

    expect(media.is({ camera: 'live' })).toBe(true);
    expect(devices.runningDevices).toEqual(['cam-3']);
  });

  test('stays off when the camera was turned off before it started', async () => {
    const slow = Promise.withResolvers<void>();
    const devices = new FakeDevices(camera, { ...otherCamera, startsAfter: slow.promise });
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    media.send(choose(otherCamera));

    media.send({ type: 'camera.toggle' });
    slow.resolve();
    await waitUntil('the late one', () => devices.openedTracks.length === 2);

    expect(devices.runningDevices).toEqual([]);
    expect(media.is({ camera: 'idle' })).toBe(true);
    expect(media.slots.camera).toBeNull();
  });
});

describe('a camera that is unplugged', () => {
  test('is replaced by another one', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    await waitUntil('the list', () => media.context.devices.length === 2);

    devices.unplug(camera);

    await waitUntil('the other camera', () => media.context.camera?.deviceId === 'cam-2');
    await media.until({ camera: 'live' });
    expect(devices.runningDevices).toEqual(['cam-2']);
  });

  test('is missing where there is no other, and runs again when it is plugged in', async () => {
    const devices = new FakeDevices(microphone, camera);
    using media = createMediaActor(devices);
    media.send(both);
    await media.until({ camera: 'live' });

    devices.unplug(camera);
    await media.until({ camera: 'missing', microphone: { live: 'unmuted' } });
    expect(media.slots.camera).toBeNull();

    devices.plug(camera);
    await media.until({ camera: 'live' });
  });

  test('and was the one chosen, makes way for any other: its id is asked for no more', async () => {
    const devices = new FakeDevices(camera);
    using media = createMediaActor(devices);
    media.send(choose(otherCamera));

    media.send(onlyCamera);

    await media.until({ camera: 'live' });
    expect(media.context.camera?.deviceId).toBe('cam-1');
    expect(devices.requestedConstraints.map(({ video }) => video)).toMatchObject([
      { deviceId: { exact: 'cam-2' } },
      { facingMode: 'user' },
    ]);
    expect(media.context.choices.camera).toBeNull();
  });
});

describe('the screen', () => {
  test('is shared with its sound until the person stops it in the browser’s own bar', async () => {
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
    ['NotAllowedError', 'idle', 'the person thinks better of it'],
    ['AbortError', 'idle', 'the person closes the question'],
    ['NotReadableError', 'unavailable', 'the system keeps it to itself'],
    ['NotFoundError', 'unavailable', 'there is none'],
    ['TypeError', 'unavailable', 'the browser knows no such thing'],
  ] as const)('that ends in %s is %s, as where %s', async (problem, state, _) => {
    const devices = new FakeDevices();
    devices.screenErrorName = problem;
    using media = createMediaActor(devices);

    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'requesting' });

    await media.until({ screen: state });
    expect(devices.runningDevices).toEqual([]);
  });
});

test('the picture is made smaller on the running camera as the room fills', async () => {
  const devices = new FakeDevices(camera);
  using media = createMediaActor(devices);
  media.send(onlyCamera);
  await media.until({ camera: 'live' });

  media.send({ type: 'receivers.changed', receiverCount: 3 });
  media.send({ type: 'receivers.changed', receiverCount: 6 });
  await waitUntil('a change', () => devices.appliedConstraints.length === 1);
  media.send({ type: 'quality.choose', quality: '1080p' });
  await waitUntil('another change', () => devices.appliedConstraints.length === 2);

  expect(devices.appliedConstraints.map(({ height }) => height)).toEqual([
    { ideal: 360 },
    { ideal: 1_080 },
  ]);
  expect(devices.requestedConstraints).toHaveLength(1);
});

test('whatever was still being asked for when the call ended is stopped as soon as it comes', async () => {
  const slow = Promise.withResolvers<void>();
  const devices = new FakeDevices({ ...camera, startsAfter: slow.promise }, microphone);
  const media = createMediaActor(devices);
  media.send(both);
  media.send({ type: 'screen.toggle' });

  media[Symbol.dispose]();
  slow.resolve();
  await waitUntil('the tracks', () => devices.openedTracks.length === 4);
  await new Promise((resolve) => setImmediate(resolve));

  expect(devices.runningDevices).toEqual([]);
});
