import { describe, expect, test } from 'vitest';
import {
  camera,
  FakeDevices,
  microphone,
  otherCamera,
  type FakeDevice,
} from '../support/fake-devices.ts';
import { mediaRoom } from '../support/media-room.ts';
import { eventually } from '../support/wait.ts';

const both = { type: 'open', kinds: ['microphone', 'camera'] } as const;
const onlyCamera = { type: 'open', kinds: ['camera'] } as const;
const choose = ({ deviceId }: FakeDevice) =>
  ({ type: 'device.choose', kind: 'camera', id: deviceId }) as const;

describe('asking for the devices', () => {
  test('asks the person once, for speech without echo and for a picture of a good size', async () => {
    const devices = new FakeDevices(microphone, camera);
    using media = mediaRoom(devices);

    media.send(both);
    await media.until({ microphone: { live: 'open' }, camera: 'live' });

    expect(devices.asked).toEqual([
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
    expect(media.slots.camera).toBe(media.tracks.own('camera')?.getTracks()[0]?.id);
    expect(media.context.camera?.deviceId).toBe('cam-1');
    await eventually('a list to choose from', () => media.context.devices.length === 2);
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
    ['OverconstrainedError', 'over-constrained'],
    ['TypeError', 'busy'],
  ] as const)('that ends in %s leaves the camera %s', async (problem, state) => {
    const devices = new FakeDevices({ ...camera, problem });
    using media = mediaRoom(devices);

    media.send(onlyCamera);

    await media.until({ camera: state });
    expect(media.slots.camera).toBeNull();
    expect(devices.running).toEqual([]);
  });

  test('on a page that is not secure has nobody to ask', async () => {
    using media = mediaRoom(null);

    media.send(both);

    await media.until({ microphone: 'insecure', camera: 'insecure' });
    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'refused' });
    expect(media.slots).toEqual({
      microphone: null,
      camera: null,
      screen: null,
      screenSound: null,
    });
  });

  test('can be tried again after a failure', async () => {
    const devices = new FakeDevices({ ...camera, problem: 'NotAllowedError' });
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'denied' });
    devices.change(camera, { problem: undefined });

    media.send({ type: 'camera.toggle' });

    await media.until({ camera: 'live' });
    expect(devices.running).toEqual(['cam-1']);
  });
});

describe('where one of the two fails', () => {
  test.each([
    ['missing', [microphone]],
    ['busy', [microphone, { ...camera, problem: 'NotReadableError' }]],
    ['denied', [microphone, { ...camera, problem: 'NotAllowedError' }]],
  ] as const)('the microphone runs although the camera is %s', async (state, plugged) => {
    const devices = new FakeDevices(...plugged);
    using media = mediaRoom(devices);

    media.send(both);

    await media.until({ microphone: { live: 'open' }, camera: state });
    expect(devices.running).toEqual(['mic-1']);
  });

  test('the camera runs although the microphone is missing', async () => {
    const devices = new FakeDevices(camera);
    using media = mediaRoom(devices);

    media.send(both);

    await media.until({ microphone: 'missing', camera: 'live' });
    expect(devices.running).toEqual(['cam-1']);
  });
});

describe('where the two together are not allowed', () => {
  const refused = { problem: 'NotAllowedError' } as const;

  /** The devices as they were asked for, one letter for each kind. */
  const questions = (devices: FakeDevices) =>
    devices.asked.map(({ audio, video }) => `${audio ? 'm' : ''}${video ? 'c' : ''}`);

  test.each([
    ['waved the question away', 'prompt'],
    ['said no', 'denied'],
  ] as const)('a person who %s is not asked again', async (_, state) => {
    const devices = new FakeDevices({ ...microphone, ...refused }, { ...camera, ...refused });
    devices.permissions = { microphone: state, camera: state };
    using media = mediaRoom(devices);

    media.send(both);

    await media.until({ microphone: 'denied', camera: 'denied' });
    expect(questions(devices)).toEqual(['mc']);
  });

  test.each(['granted', 'prompt'] as const)(
    'because the camera is denied, the microphone, which is %s, is asked for alone',
    async (state) => {
      const devices = new FakeDevices(microphone, { ...camera, ...refused });
      devices.permissions = { microphone: state, camera: 'denied' };
      using media = mediaRoom(devices);

      media.send(both);

      await media.until({ microphone: { live: 'open' }, camera: 'denied' });
      expect(questions(devices)).toEqual(['mc', 'm']);
    },
  );

  test('although both are granted, as by the system’s own settings, what the system gives runs', async () => {
    const devices = new FakeDevices(microphone, { ...camera, ...refused });
    devices.permissions = { microphone: 'granted', camera: 'granted' };
    using media = mediaRoom(devices);

    media.send(both);

    await media.until({ microphone: { live: 'open' }, camera: 'denied' });
    expect(questions(devices)).toEqual(['mc', 'm', 'c']);
  });

  test('and the camera was turned on anew while the browser was asked what is allowed, that counts', async () => {
    const slow = Promise.withResolvers<PermissionState>();
    const devices = new FakeDevices({ ...microphone, ...refused }, { ...camera, ...refused });
    devices.permissions = { microphone: 'denied', camera: slow.promise };
    using media = mediaRoom(devices);
    media.send(both);
    await eventually('the question', () => devices.queried.length === 2);
    devices.change(camera, { problem: undefined });

    media.send({ type: 'device.choose', kind: 'camera', id: 'cam-1' });
    await media.until({ camera: 'live' });
    slow.resolve('denied');

    await media.until({ microphone: 'denied' });
    expect(media.is({ camera: 'live' })).toBe(true);
    expect(devices.running).toEqual(['cam-1']);
  });
});

describe('another camera', () => {
  test('takes the place of the one that runs, which is stopped', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    const before = media.slots.camera;

    media.send(choose(otherCamera));

    await eventually('the other camera', () => media.context.camera?.deviceId === 'cam-2');
    expect(devices.running).toEqual(['cam-2']);
    expect(media.slots.camera).not.toBe(before);
    expect(devices.asked.at(-1)?.video).toMatchObject({ deviceId: { exact: 'cam-2' } });
  });

  test('gets the place that the running one holds where only one can run at a time', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    // As on many phones: it is busy for as long as the first one runs.
    devices.change(otherCamera, { problem: 'NotReadableError' });
    devices.onStop = () => devices.change(otherCamera, { problem: undefined });

    media.send(choose(otherCamera));

    await eventually('the other camera', () => devices.running.join() === 'cam-2');
    await media.until({ camera: 'live' });
    expect(media.context.camera?.deviceId).toBe('cam-2');
  });

  test('that does not start leaves no camera running behind the person’s back', async () => {
    const devices = new FakeDevices(camera, { ...otherCamera, problem: 'NotAllowedError' });
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });

    media.send(choose(otherCamera));

    await media.until({ camera: 'denied' });
    expect(devices.running).toEqual([]);
    expect(media.slots.camera).toBeNull();
  });

  test('is the one chosen last, though the one chosen before it starts later', async () => {
    const slow = Promise.withResolvers<void>();
    const third: FakeDevice = { ...otherCamera, deviceId: 'cam-3' };
    const devices = new FakeDevices(camera, { ...otherCamera, starting: slow.promise }, third);
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });

    media.send(choose(otherCamera));
    media.send(choose(third));
    await eventually('the third camera', () => media.context.camera?.deviceId === 'cam-3');
    slow.resolve();
    await eventually('the late one', () => devices.opened.some(({ device }) => device === 'cam-2'));

    expect(devices.running).toEqual(['cam-3']);
    expect(media.context.camera?.deviceId).toBe('cam-3');
  });

  test('is not turned off by the failure of the one chosen before it', async () => {
    const slow = Promise.withResolvers<void>();
    const third: FakeDevice = { ...otherCamera, deviceId: 'cam-3' };
    const failing = { ...otherCamera, starting: slow.promise, problem: 'NotReadableError' };
    const devices = new FakeDevices(camera, failing, third);
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    media.send(choose(otherCamera));
    media.send(choose(third));
    await eventually('the third camera', () => media.context.camera?.deviceId === 'cam-3');

    slow.resolve();
    await new Promise((resolve) => setImmediate(resolve));

    expect(media.is({ camera: 'live' })).toBe(true);
    expect(devices.running).toEqual(['cam-3']);
  });

  test('stays off when the camera was turned off before it started', async () => {
    const slow = Promise.withResolvers<void>();
    const devices = new FakeDevices(camera, { ...otherCamera, starting: slow.promise });
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    media.send(choose(otherCamera));

    media.send({ type: 'camera.toggle' });
    slow.resolve();
    await eventually('the late one', () => devices.opened.length === 2);

    expect(devices.running).toEqual([]);
    expect(media.is({ camera: 'idle' })).toBe(true);
    expect(media.slots.camera).toBeNull();
  });
});

describe('a camera that is unplugged', () => {
  test('is replaced by another one', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = mediaRoom(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    await eventually('the list', () => media.context.devices.length === 2);

    devices.unplug(camera);

    await eventually('the other camera', () => media.context.camera?.deviceId === 'cam-2');
    await media.until({ camera: 'live' });
    expect(devices.running).toEqual(['cam-2']);
  });

  test('is missing where there is no other, and runs again when it is plugged in', async () => {
    const devices = new FakeDevices(microphone, camera);
    using media = mediaRoom(devices);
    media.send(both);
    await media.until({ camera: 'live' });

    devices.unplug(camera);
    await media.until({ camera: 'missing', microphone: { live: 'open' } });
    expect(media.slots.camera).toBeNull();

    devices.plug(camera);
    await media.until({ camera: 'live' });
  });

  test('and was the one chosen, makes way for any other: its id is asked for no more', async () => {
    const devices = new FakeDevices(camera);
    using media = mediaRoom(devices);
    media.send(choose(otherCamera));

    media.send(onlyCamera);

    await media.until({ camera: 'live' });
    expect(media.context.camera?.deviceId).toBe('cam-1');
    expect(devices.asked.map(({ video }) => video)).toMatchObject([
      { deviceId: { exact: 'cam-2' } },
      { facingMode: 'user' },
    ]);
    expect(media.context.choices.camera).toBeNull();
  });
});

describe('the screen', () => {
  test('is shared with its sound until the person stops it in the browser’s own bar', async () => {
    const devices = new FakeDevices();
    using media = mediaRoom(devices);
    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'live' });
    expect(media.slots).toMatchObject({
      screen: devices.opened[0]?.track.id,
      screenSound: devices.opened[1]?.track.id,
    });
    expect(devices.opened[0]?.track.contentHint).toBe('detail');

    devices.end('screen');

    await media.until({ screen: 'idle' });
    expect(media.slots).toMatchObject({ screen: null, screenSound: null });
    expect(devices.running).toEqual([]);
  });

  test.each([
    ['NotAllowedError', 'idle', 'the person thinks better of it'],
    ['AbortError', 'idle', 'the person closes the question'],
    ['NotReadableError', 'refused', 'the system keeps it to itself'],
    ['NotFoundError', 'refused', 'there is none'],
    ['TypeError', 'refused', 'the browser knows no such thing'],
  ] as const)('that ends in %s is %s, as where %s', async (problem, state, _) => {
    const devices = new FakeDevices();
    devices.screenProblem = problem;
    using media = mediaRoom(devices);

    media.send({ type: 'screen.toggle' });
    await media.until({ screen: 'asking' });

    await media.until({ screen: state });
    expect(devices.running).toEqual([]);
  });
});

test('the picture is made smaller on the running camera as the room fills', async () => {
  const devices = new FakeDevices(camera);
  using media = mediaRoom(devices);
  media.send(onlyCamera);
  await media.until({ camera: 'live' });

  media.send({ type: 'audience.changed', others: 3 });
  media.send({ type: 'audience.changed', others: 6 });
  await eventually('a change', () => devices.applied.length === 1);
  media.send({ type: 'quality.choose', quality: '1080p' });
  await eventually('another change', () => devices.applied.length === 2);

  expect(devices.applied.map(({ height }) => height)).toEqual([{ ideal: 360 }, { ideal: 1_080 }]);
  expect(devices.asked).toHaveLength(1);
});

test('whatever was still being asked for when the call ended is stopped as soon as it comes', async () => {
  const slow = Promise.withResolvers<void>();
  const devices = new FakeDevices({ ...camera, starting: slow.promise }, microphone);
  const media = mediaRoom(devices);
  media.send(both);
  media.send({ type: 'screen.toggle' });

  media[Symbol.dispose]();
  slow.resolve();
  await eventually('the tracks', () => devices.opened.length === 4);
  await new Promise((resolve) => setImmediate(resolve));

  expect(devices.running).toEqual([]);
});
