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

describe('a camera that is disconnected', () => {
  test('is replaced by another one', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(onlyCamera);
    await media.until({ camera: 'live' });
    await waitUntil('the device list', () => media.context.devices.length === 2);

    devices.unplug(camera);

    await waitUntil('the other camera', () => media.context.camera?.deviceId === 'cam-2');
    await media.until({ camera: 'live' });
    expect(devices.runningDevices).toEqual(['cam-2']);
  });

  test('is missing if there is no other, and live again when it is connected', async () => {
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

  test('and had been chosen is used again when it is connected again', async () => {
    const devices = new FakeDevices(camera, otherCamera);
    using media = createMediaActor(devices);
    media.send(choose(otherCamera));
    media.send(onlyCamera);
    await waitUntil('the device list', () => media.context.devices.length === 2);

    devices.unplug(otherCamera);
    await waitUntil('the other camera', () => media.context.camera?.deviceId === 'cam-1');
    await waitUntil('the shorter list', () => media.context.devices.length === 1);

    devices.plug(otherCamera);
    await waitUntil('the chosen camera', () => media.context.camera?.deviceId === 'cam-2');
    expect(devices.runningDevices).toEqual(['cam-2']);
  });

  test('and had been chosen is replaced by any other, and stays the choice', async () => {
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
    expect(media.context.choices.camera).toBe('cam-2');
  });
});
