import { describe, expect, test } from 'vitest';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';
import { waitUntil } from '../support/wait.ts';

const both = { type: 'devices.open', kinds: ['microphone', 'camera'] } as const;
const onlyCamera = { type: 'devices.open', kinds: ['camera'] } as const;

describe('opening devices', () => {
  test('requests both at once, with audio processing and 720p video', async () => {
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
    await waitUntil('the device list', () => media.context.devices.length === 2);
    expect(media.context.devices).toContainEqual({
      kind: 'camera',
      id: 'cam-1',
      label: 'Built in',
      groupId: '',
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
  ] as const)('that fails with %s leaves the camera %s', async (errorName, state) => {
    const devices = new FakeDevices({ ...camera, errorName });
    using media = createMediaActor(devices);

    media.send(onlyCamera);

    await media.until({ camera: state });
    expect(media.slots.camera).toBeNull();
    expect(devices.runningDevices).toEqual([]);
  });

  test('fails on a page that is not a secure context', async () => {
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

describe('when one of two devices fails', () => {
  test.each([
    ['missing', [microphone]],
    ['busy', [microphone, { ...camera, errorName: 'NotReadableError' }]],
    ['denied', [microphone, { ...camera, errorName: 'NotAllowedError' }]],
  ] as const)('the microphone is live although the camera is %s', async (state, connected) => {
    const devices = new FakeDevices(...connected);
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: { live: 'unmuted' }, camera: state });
    expect(devices.runningDevices).toEqual(['mic-1']);
  });

  test('the camera is live although the microphone is missing', async () => {
    const devices = new FakeDevices(camera);
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: 'missing', camera: 'live' });
    expect(devices.runningDevices).toEqual(['cam-1']);
  });
});
