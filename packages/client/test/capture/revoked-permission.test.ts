import { expect, test } from 'vitest';
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

/** Devices that are live. */
async function startLive(...devices: readonly FakeDevice[]) {
  const fake = new FakeDevices(microphone, ...devices);
  const media = createMediaActor(fake);
  media.send(both);
  await media.until({ camera: 'live', microphone: 'live' });
  await waitUntil('the device list', () => media.context.devices.length > devices.length);
  return { fake, media };
}

test('a camera whose permission is denied during the call is denied, and released', async () => {
  const { fake, media } = await startLive(camera);
  using _ = media;

  fake.deny('camera');

  await media.until({ camera: 'denied', microphone: { live: 'unmuted' } });
  expect(fake.runningDevices).toEqual(['mic-1']);
  expect(media.slots.camera).toBeNull();
});

test('a camera that ends because its permission is denied is denied, and no other is opened', async () => {
  const { fake, media } = await startLive(camera, otherCamera);
  using _ = media;
  const before = fake.requestedConstraints.length;

  fake.permissions = { camera: 'denied' };
  fake.endTracks('cam-1');

  await media.until({ camera: 'denied' });
  expect(fake.requestedConstraints).toHaveLength(before);
});

test('a camera that ends while another one is being opened is not reported', async () => {
  const { fake, media } = await startLive(camera, otherCamera);
  using _ = media;

  fake.endTracks('cam-1');
  media.send({ type: 'device.choose', kind: 'camera', id: 'cam-2' });

  await waitUntil('the other camera', () => media.context.camera?.deviceId === 'cam-2');
  expect(fake.runningDevices).toEqual(['mic-1', 'cam-2']);
});

test('a permission that is denied while the device is off changes nothing', async () => {
  const { fake, media } = await startLive(camera);
  using _ = media;
  media.send({ type: 'camera.toggle' });

  fake.deny('camera');
  fake.deny('microphone');

  await media.until({ microphone: 'denied' });
  expect(media.is({ camera: 'idle' })).toBe(true);
});
