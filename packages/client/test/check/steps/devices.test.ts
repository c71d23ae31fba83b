import type { DeviceChoices } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckPlatform } from '../../../src/check/check-platform.ts';
import { CheckRun } from '../../../src/check/check-run.ts';
import { checkBrowser } from '../../../src/check/steps/browser.ts';
import { checkCamera } from '../../../src/check/steps/camera.ts';
import { checkMicrophone } from '../../../src/check/steps/microphone.ts';
import { checkPermission } from '../../../src/check/steps/permission.ts';
import { checkSecureContext } from '../../../src/check/steps/secure-context.ts';
import { TrackRegistry } from '../../../src/tracks/track-registry.ts';
import { createCheckPlatform } from '../../support/check-platform.ts';
import { camera, FakeDevices, microphone, otherCamera } from '../../support/fake-devices.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const unwanted = new AbortController().signal;
const nothingChosen: DeviceChoices = { microphone: null, camera: null, speaker: null };

/** One run on a computer with these devices. */
function run(
  devices = new FakeDevices(microphone, camera),
  changes: Partial<CheckPlatform> = {},
  choices = nothingChosen,
) {
  const { platform } = createCheckPlatform({ mediaDevices: devices, ...changes });
  const streams = new TrackRegistry(platform.createMediaStream);
  return new CheckRun({ url: 'ws://127.0.0.1:1/trpc', platform, choices, streams });
}

/** Asks for the devices, and then looks at them. */
async function look(all: CheckRun) {
  const permission = await checkPermission(all, {}, unwanted);
  const looking = checkCamera(all, { permission }, unwanted);
  const listening = checkMicrophone(all, { permission }, unwanted);
  await vi.runAllTimersAsync();
  return { permission, camera: await looking, microphone: await listening };
}

describe('the browser', () => {
  test('that lacks something is told what', () => {
    const { platform } = createCheckPlatform({ hasGlobal: (name) => name !== 'RTCDataChannel' });
    expect(checkBrowser({ platform })).toMatchObject({
      outcome: 'failed',
      finding: { missing: ['RTCDataChannel'] },
    });
  });

  test.each([
    ['an insecure context', { isSecureContext: false }],
    ['no devices', { mediaDevices: null }],
  ])('with %s is on a page that is not secure', (_, changes) => {
    const { platform } = createCheckPlatform(changes);
    expect(checkSecureContext({ platform })).toMatchObject({
      outcome: 'failed',
      reason: 'insecure',
    });
  });
});

describe('devices that work', () => {
  test('pass, and say what they are', async () => {
    using all = run();
    const results = await look(all);
    expect(results.permission.outcome).toBe('passed');
    expect(results.camera).toMatchObject({
      outcome: 'passed',
      finding: { width: 1_280, height: 720 },
    });
    expect(results.microphone.outcome).toBe('passed');
  });

  test('are let go with the run', async () => {
    const devices = new FakeDevices(microphone, camera);
    const all = run(devices);
    await look(all);
    expect(devices.runningDevices).toHaveLength(2);
    all.releaseDevices();
    expect(devices.runningDevices).toEqual([]);
  });

  test('are those that were chosen, or any other where that one is gone', async () => {
    const devices = new FakeDevices(microphone, camera, otherCamera);
    using chosen = run(devices, {}, { ...nothingChosen, camera: otherCamera.deviceId });
    await look(chosen);
    expect(devices.runningDevices).toContain(otherCamera.deviceId);

    using gone = run(undefined, {}, { ...nothingChosen, camera: 'gone' });
    expect((await look(gone)).camera.outcome).toBe('passed');
  });
});

describe('devices that do not work', () => {
  test('are denied together: that is the permission’s failure', async () => {
    const devices = new FakeDevices(
      { ...microphone, errorName: 'NotAllowedError' },
      { ...camera, errorName: 'NotAllowedError' },
    );
    devices.permissions = { camera: 'denied', microphone: 'denied' };
    using all = run(devices);
    expect((await look(all)).permission).toMatchObject({ outcome: 'failed', reason: 'denied' });
  });

  test('are denied alone: the other is looked at', async () => {
    const devices = new FakeDevices(microphone, { ...camera, errorName: 'NotAllowedError' });
    devices.permissions = { camera: 'denied', microphone: 'granted' };
    using all = run(devices);
    const results = await look(all);
    expect(results.permission).toMatchObject({ outcome: 'warned', reason: 'denied' });
    expect(results.camera).toMatchObject({ outcome: 'failed', reason: 'denied' });
    expect(results.microphone.outcome).toBe('passed');
  });

  test('are missing or busy: that has nothing to do with permission', async () => {
    using all = run(new FakeDevices({ ...microphone, errorName: 'NotReadableError' }));
    const results = await look(all);
    expect(results.permission.outcome).toBe('passed');
    expect(results.camera.reason).toBe('missing');
    expect(results.microphone.reason).toBe('busy');
  });
});

describe('a camera that runs', () => {
  const eye = { width: 640, height: 480, [Symbol.dispose]() {} };

  test('and gives no pictures does not work', async () => {
    const lookAt = () => ({ ...eye, getFrameCount: () => 0, getMaxBrightness: () => 0 });
    using all = run(undefined, { analyzeVideo: lookAt });
    expect((await look(all)).camera).toMatchObject({ outcome: 'failed', reason: 'no-frames' });
  });

  test('and gives black ones is covered', async () => {
    const lookAt = () => ({ ...eye, getFrameCount: () => 100, getMaxBrightness: () => 0.05 });
    using all = run(undefined, { analyzeVideo: lookAt });
    expect((await look(all)).camera).toMatchObject({ outcome: 'warned', reason: 'black-frames' });
  });
});

describe('a microphone that runs', () => {
  test.each([
    ['and gives not even noise is switched off', 0, 'failed', 'muted'],
    ['and hears nobody may be the wrong one', 0.001, 'warned', 'silent'],
    ['and may not be listened to says nothing', null, 'warned', 'silent'],
  ] as const)('%s', async (_, loudest, outcome, reason) => {
    const listenTo = () => ({ getPeakAmplitude: () => loudest, [Symbol.dispose]() {} });
    using all = run(undefined, { analyzeAudio: listenTo });
    expect((await look(all)).microphone).toMatchObject({ outcome, reason });
  });

  test('is let go when nobody wants to know any more', async () => {
    const letGo = vi.fn<() => void>();
    const listenTo = () => ({ getPeakAmplitude: () => 0, [Symbol.dispose]: letGo });
    using all = run(undefined, { analyzeAudio: listenTo });
    const permission = await checkPermission(all, {}, unwanted);
    const ending = new AbortController();
    const listening = checkMicrophone(all, { permission }, ending.signal);
    ending.abort();
    await expect(listening).rejects.toThrow('aborted');
    expect(letGo).toHaveBeenCalledOnce();
  });
});
