import { expect, test } from 'vitest';
import { createCheck } from '../../src/check/create-check.ts';
import { checkPlatform } from '../support/check-platform.ts';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { eventually } from '../support/wait.ts';

const choices = { microphone: null, camera: null, speaker: null };

/** A check on a computer whose server is not there. */
function check(playSound = async () => {}) {
  const devices = new FakeDevices(microphone, camera);
  const { platform } = checkPlatform({ mediaDevices: devices, playSound });
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
  await eventually(
    'the question',
    () =>
      all.check.actor.getSnapshot().hasTag('needs the person') &&
      all.results().camera !== undefined,
  );
  await eventually('the sound', () => all.results().microphone !== undefined);
  await eventually('the answer is awaited', () =>
    all.check.actor.getSnapshot().can({ type: 'heard' }),
  );
  expect(all.check.streams.own('camera')).not.toBeNull();
  all.check.send({ type: 'heard' });
  expect(all.devices.running).toEqual([]);
  await eventually('the end', () => !all.check.actor.getSnapshot().hasTag('busy'));
  expect(all.results()).toMatchObject({
    camera: { outcome: 'passed' },
    speaker: { outcome: 'passed' },
    signaling: { reason: 'unreachable' },
    relay: { reason: 'needs' },
  });
});

test('a sound that does not play is a failure', async () => {
  using all = check(() => Promise.reject(new Error('There is no speaker.')));
  all.check.send({ type: 'start' });
  await eventually('the failure', () => all.results().speaker !== undefined);
  expect(all.results().speaker?.reason).toBe('no-sound');
});

test('whoever leaves takes everything along', async () => {
  const all = check();
  all.check.send({ type: 'start' });
  await eventually('the devices', () => all.devices.running.length === 2);
  all[Symbol.dispose]();
  expect(all.devices.running).toEqual([]);
});
