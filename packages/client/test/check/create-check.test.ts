import { expect, test } from 'vitest';
import { createCheck } from '../../src/check/create-check.ts';
import { createCheckPlatform } from '../support/check-platform.ts';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { waitUntil } from '../support/wait.ts';

const choices = { microphone: null, camera: null, speaker: null };

/** A check on a computer whose server is not there. */
function check(playSound = async () => {}) {
  const devices = new FakeDevices(microphone, camera);
  const { platform } = createCheckPlatform({ mediaDevices: devices, playTestAudio: playSound });
  const all = createCheck({ url: 'ws://127.0.0.1:1/trpc', platform, choices });
  return {
    check: all,
    devices,
    results: () => all.actor.getSnapshot().context.results,
    [Symbol.dispose]: () => all[Symbol.dispose](),
  };
}

test('a check looks, asks, and lets the devices go when it is answered', async () => {
  using all = check();
  all.check.send({ type: 'start' });
  await waitUntil(
    'the question',
    () =>
      all.check.actor.getSnapshot().hasTag('needsUserAction') && all.results().camera !== undefined,
  );
  await waitUntil('the sound', () => all.results().microphone !== undefined);
  await waitUntil('the answer is awaited', () =>
    all.check.actor.getSnapshot().can({ type: 'speaker.heard' }),
  );
  expect(all.check.streams.getLocal('camera')).not.toBeNull();
  all.check.send({ type: 'speaker.heard' });
  expect(all.devices.runningDevices).toEqual([]);
  await waitUntil('the end', () => !all.check.actor.getSnapshot().hasTag('busy'));
  expect(all.results()).toMatchObject({
    camera: { outcome: 'passed' },
    speaker: { outcome: 'passed' },
    signaling: { reason: 'unreachable' },
    relay: { reason: 'prerequisite-failed' },
  });
});

test('a sound that does not play is a failure', async () => {
  using all = check(() => Promise.reject(new Error('There is no speaker.')));
  all.check.send({ type: 'start' });
  await waitUntil('the failure', () => all.results().speaker !== undefined);
  expect(all.results().speaker?.reason).toBe('playback-failed');
});

test('whoever leaves takes everything along', async () => {
  const all = check();
  all.check.send({ type: 'start' });
  await waitUntil('the devices', () => all.devices.runningDevices.length === 2);
  all[Symbol.dispose]();
  expect(all.devices.runningDevices).toEqual([]);
});
