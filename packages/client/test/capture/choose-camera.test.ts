import { describe, expect, test } from 'vitest';
import { camera, FakeDevices, otherCamera, type FakeDevice } from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';
import { waitUntil } from '../support/wait.ts';

const onlyCamera = { type: 'devices.open', kinds: ['camera'] } as const;
const choose = ({ deviceId }: FakeDevice) =>
  ({ type: 'device.choose', kind: 'camera', id: deviceId }) as const;

describe('choosing another camera', () => {
  test('stops the live one', async () => {
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

  test('stops the live one first where only one can run at a time', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    // As on many phones: the second camera is busy while the first one is live.
    devices.setBehavior(otherCamera, { errorName: 'NotReadableError' });
    devices.onStop = () => devices.setBehavior(otherCamera, { errorName: undefined });

    media.send(choose(otherCamera));

    await waitUntil('the other camera', () => devices.runningDevices.join() === 'cam-2');
    await media.until({ camera: 'live' });
    expect(media.context.camera?.deviceId).toBe('cam-2');
  });

  test('leaves no camera live if the chosen one does not start', async () => {
    const devices = new FakeDevices(camera, { ...otherCamera, errorName: 'NotAllowedError' });
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });

    media.send(choose(otherCamera));

    await media.until({ camera: 'denied' });
    expect(devices.runningDevices).toEqual([]);
    expect(media.slots.camera).toBeNull();
  });

  test('uses the one chosen last, even if an earlier choice starts later', async () => {
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
    await waitUntil('the late camera', () =>
      devices.openedTracks.some(({ device }) => device === 'cam-2'),
    );

    expect(devices.runningDevices).toEqual(['cam-3']);
    expect(media.context.camera?.deviceId).toBe('cam-3');
  });

  test('ignores the failure of an earlier choice', async () => {
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

  test('starts no camera if it is turned off meanwhile', async () => {
    const slow = Promise.withResolvers<void>();
    const devices = new FakeDevices(camera, { ...otherCamera, startsAfter: slow.promise });
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    media.send(choose(otherCamera));

    media.send({ type: 'camera.toggle' });
    slow.resolve();
    await waitUntil('the late camera', () => devices.openedTracks.length === 2);

    expect(devices.runningDevices).toEqual([]);
    expect(media.is({ camera: 'idle' })).toBe(true);
    expect(media.slots.camera).toBeNull();
  });
});
