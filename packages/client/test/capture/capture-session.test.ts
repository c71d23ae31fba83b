import { expect, test } from 'vitest';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { createMediaActor } from '../support/media-actor.ts';
import { waitUntil } from '../support/wait.ts';

const both = { type: 'devices.open', kinds: ['microphone', 'camera'] } as const;
const onlyCamera = { type: 'devices.open', kinds: ['camera'] } as const;

test('the resolution of a live camera is reduced as the room fills', async () => {
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

test('tracks that arrive after disposal are stopped', async () => {
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
