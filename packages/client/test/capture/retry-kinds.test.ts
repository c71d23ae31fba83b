import { describe, expect, test } from 'vitest';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';
import { waitUntil } from '../support/wait.ts';

const both = { type: 'devices.open', kinds: ['microphone', 'camera'] } as const;

describe('when a request for both devices is denied', () => {
  const denied = { errorName: 'NotAllowedError' } as const;

  /** The requests so far, with one letter for each kind. */
  const requestsOf = (devices: FakeDevices) =>
    devices.requestedConstraints.map(
      ({ audio, video }) => `${audio ? 'm' : ''}${video ? 'c' : ''}`,
    );

  test.each([
    ['dismisses', 'prompt'],
    ['denies', 'denied'],
  ] as const)('a user who %s it is not asked again', async (_, state) => {
    const devices = new FakeDevices({ ...microphone, ...denied }, { ...camera, ...denied });
    devices.permissions = { microphone: state, camera: state };
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: 'denied', camera: 'denied' });
    expect(requestsOf(devices)).toEqual(['mc']);
  });

  test.each(['granted', 'prompt'] as const)(
    'because of the camera, the microphone with permission %s is requested alone',
    async (state) => {
      const devices = new FakeDevices(microphone, { ...camera, ...denied });
      devices.permissions = { microphone: state, camera: 'denied' };
      using media = createMediaActor(devices);

      media.send(both);

      await media.until({ microphone: { live: 'unmuted' }, camera: 'denied' });
      expect(requestsOf(devices)).toEqual(['mc', 'm']);
    },
  );

  test('although both permissions are granted, each device is requested alone', async () => {
    const devices = new FakeDevices(microphone, { ...camera, ...denied });
    devices.permissions = { microphone: 'granted', camera: 'granted' };
    using media = createMediaActor(devices);

    media.send(both);

    await media.until({ microphone: { live: 'unmuted' }, camera: 'denied' });
    expect(requestsOf(devices)).toEqual(['mc', 'm', 'c']);
  });

  test('a newer request for the camera, made while permissions are queried, takes precedence', async () => {
    const slow = Promise.withResolvers<PermissionState>();
    const devices = new FakeDevices({ ...microphone, ...denied }, { ...camera, ...denied });
    devices.permissions = { microphone: 'denied', camera: slow.promise };
    using media = createMediaActor(devices);
    media.send(both);
    await waitUntil('the queries', () => devices.queriedPermissions.length === 2);
    devices.setBehavior(camera, { errorName: undefined });

    media.send({ type: 'device.choose', kind: 'camera', id: 'cam-1' });
    await media.until({ camera: 'live' });
    slow.resolve('denied');

    await media.until({ microphone: 'denied' });
    expect(media.is({ camera: 'live' })).toBe(true);
    expect(devices.runningDevices).toEqual(['cam-1']);
  });
});
