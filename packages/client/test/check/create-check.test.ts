import { expect, test } from 'vitest';
import { createCheck } from '../../src/check/create-check.ts';
import { createCheckPlatform } from '../support/check-platform.ts';
import { camera, FakeDevices, microphone } from '../support/fake-devices.ts';
import { waitUntil } from '../support/wait.ts';

const choices = { microphone: null, camera: null, speaker: null };

/** Creates a check whose server is unreachable. */
function createTestCheck(playTestAudio = async () => {}) {
  const devices = new FakeDevices(microphone, camera);
  const { platform } = createCheckPlatform({ mediaDevices: devices, playTestAudio: playTestAudio });
  const check = createCheck({ url: 'ws://127.0.0.1:1/trpc', platform, choices });
  return {
    check,
    devices,
    results: () => check.actor.getSnapshot().context.results,
    [Symbol.dispose]: () => check[Symbol.dispose](),
  };
}

test('a check tests the devices, asks about the speaker, and releases the devices after the answer', async () => {
  using run = createTestCheck();
  run.check.send({ type: 'start' });
  await waitUntil(
    'the question',
    () =>
      run.check.actor.getSnapshot().hasTag('needsUserAction') && run.results().camera !== undefined,
  );
  await waitUntil('the microphone step', () => run.results().microphone !== undefined);
  await waitUntil('the answer is awaited', () =>
    run.check.actor.getSnapshot().can({ type: 'speaker.heard' }),
  );
  expect(run.check.streams.getLocal('camera')).not.toBeNull();
  run.check.send({ type: 'speaker.heard' });
  expect(run.devices.runningDevices).toEqual([]);
  await waitUntil('the end', () => !run.check.actor.getSnapshot().hasTag('busy'));
  expect(run.results()).toMatchObject({
    camera: { outcome: 'passed' },
    speaker: { outcome: 'passed' },
    signaling: { reason: 'unreachable' },
    relay: { reason: 'prerequisite-failed' },
  });
});

test('audio that does not play is a failure', async () => {
  using run = createTestCheck(() => Promise.reject(new Error('No speaker.')));
  run.check.send({ type: 'start' });
  await waitUntil('the failure', () => run.results().speaker !== undefined);
  expect(run.results().speaker?.reason).toBe('playback-failed');
});

test('disposal releases the devices', async () => {
  const run = createTestCheck();
  run.check.send({ type: 'start' });
  await waitUntil('the devices', () => run.devices.runningDevices.length === 2);
  run[Symbol.dispose]();
  expect(run.devices.runningDevices).toEqual([]);
});
