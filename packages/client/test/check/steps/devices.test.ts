import type { DeviceChoices } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckPlatform } from '../../../src/check/check-platform.ts';
import { CheckRun } from '../../../src/check/check-run.ts';
import { checkCamera } from '../../../src/check/steps/camera.ts';
import { checkMicrophone } from '../../../src/check/steps/microphone.ts';
import { checkPermission } from '../../../src/check/steps/permission.ts';
import { TrackRegistry } from '../../../src/tracks/track-registry.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';
import { camera, FakeDevices, microphone, otherCamera } from '../../support/fake-devices.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const notAborted = new AbortController().signal;
const nothingChosen: DeviceChoices = { microphone: null, camera: null, speaker: null };

/** Creates a run with these devices. */
function createRun(
  devices = new FakeDevices(microphone, camera),
  overrides: Partial<CheckPlatform> = {},
  choices = nothingChosen,
) {
  const { platform } = createCheckPlatform({ mediaDevices: devices, ...overrides });
  const streams = new TrackRegistry(platform.createMediaStream);
  return new CheckRun({ url: 'ws://127.0.0.1:1/trpc', platform, choices, streams });
}

/** Runs the steps of the devices. */
async function checkDevices(run: CheckRun) {
  const permission = await checkPermission(run, {}, notAborted);
  const camera = checkCamera(run, { permission }, notAborted);
  const microphone = checkMicrophone(run, { permission }, notAborted);
  await vi.runAllTimersAsync();
  return { permission, camera: await camera, microphone: await microphone };
}

describe('devices that work', () => {
  test('pass, with their properties', async () => {
    using run = createRun();
    const results = await checkDevices(run);
    expect(results.permission.outcome).toBe('passed');
    expect(results.camera).toMatchObject({
      outcome: 'passed',
      finding: { width: 1_280, height: 720 },
    });
    expect(results.microphone.outcome).toBe('passed');
  });

  test('are released with the run', async () => {
    const devices = new FakeDevices(microphone, camera);
    const run = createRun(devices);
    await checkDevices(run);
    expect(devices.runningDevices).toHaveLength(2);
    run.releaseDevices();
    expect(devices.runningDevices).toEqual([]);
  });

  test('are the chosen ones, or others if these are missing', async () => {
    const devices = new FakeDevices(microphone, camera, otherCamera);
    using chosen = createRun(devices, {}, { ...nothingChosen, camera: otherCamera.deviceId });
    await checkDevices(chosen);
    expect(devices.runningDevices).toContain(otherCamera.deviceId);

    using missing = createRun(undefined, {}, { ...nothingChosen, camera: 'missing' });
    expect((await checkDevices(missing)).camera.outcome).toBe('passed');
  });
});

describe('devices that do not work', () => {
  test('are denied together: the permission step fails', async () => {
    const devices = new FakeDevices(
      { ...microphone, errorName: 'NotAllowedError' },
      { ...camera, errorName: 'NotAllowedError' },
    );
    devices.permissions = { camera: 'denied', microphone: 'denied' };
    using run = createRun(devices);
    expect((await checkDevices(run)).permission).toMatchObject({
      outcome: 'failed',
      reason: 'denied',
    });
  });

  test('are denied alone: the other one is checked', async () => {
    const devices = new FakeDevices(microphone, { ...camera, errorName: 'NotAllowedError' });
    devices.permissions = { camera: 'denied', microphone: 'granted' };
    using run = createRun(devices);
    const results = await checkDevices(run);
    expect(results.permission).toMatchObject({ outcome: 'warned', reason: 'denied' });
    expect(results.camera).toMatchObject({ outcome: 'failed', reason: 'denied' });
    expect(results.microphone.outcome).toBe('passed');
  });

  test('are missing or busy: the permission step passes', async () => {
    using run = createRun(new FakeDevices({ ...microphone, errorName: 'NotReadableError' }));
    const results = await checkDevices(run);
    expect(results.permission.outcome).toBe('passed');
    expect(results.camera.reason).toBe('missing');
    expect(results.microphone.reason).toBe('busy');
  });
});

describe('a live camera', () => {
  const analyzer = { width: 640, height: 480, [Symbol.dispose]() {} };

  test('without frames fails', async () => {
    const analyzeVideo = () => ({ ...analyzer, getFrameCount: () => 0, getMaxBrightness: () => 0 });
    using run = createRun(undefined, { analyzeVideo });
    expect((await checkDevices(run)).camera).toMatchObject({
      outcome: 'failed',
      reason: 'no-frames',
    });
  });

  test('with black frames is a warning', async () => {
    const analyzeVideo = () => ({
      ...analyzer,
      getFrameCount: () => 100,
      getMaxBrightness: () => 0.05,
    });
    using run = createRun(undefined, { analyzeVideo });
    expect((await checkDevices(run)).camera).toMatchObject({
      outcome: 'warned',
      reason: 'black-frames',
    });
  });
});

describe('a live microphone', () => {
  test.each([
    ['with complete silence is muted', 0, 'failed', 'muted'],
    ['without speech is a warning', 0.001, 'warned', 'silent'],
    ['that the browser does not let us analyze is a warning', null, 'warned', 'silent'],
  ] as const)('%s', async (_, amplitude, outcome, reason) => {
    const analyzeAudio = () => ({ getPeakAmplitude: () => amplitude, [Symbol.dispose]() {} });
    using run = createRun(undefined, { analyzeAudio });
    expect((await checkDevices(run)).microphone).toMatchObject({ outcome, reason });
  });

  test('is released when the check is aborted', async () => {
    const dispose = vi.fn<() => void>();
    const analyzeAudio = () => ({ getPeakAmplitude: () => 0, [Symbol.dispose]: dispose });
    using run = createRun(undefined, { analyzeAudio });
    const permission = await checkPermission(run, {}, notAborted);
    const abort = new AbortController();
    const listening = checkMicrophone(run, { permission }, abort.signal);
    abort.abort();
    await expect(listening).rejects.toThrow('aborted');
    expect(dispose).toHaveBeenCalledOnce();
  });
});
