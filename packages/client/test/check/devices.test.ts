import type { Choices } from '@visavis/machines';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckPlatform } from '../../src/check/platform.ts';
import { CheckRun } from '../../src/check/run.ts';
import { lookAtBrowser } from '../../src/check/steps/browser.ts';
import { lookAtCamera } from '../../src/check/steps/camera.ts';
import { listenToMicrophone } from '../../src/check/steps/microphone.ts';
import { askPermission } from '../../src/check/steps/permission.ts';
import { lookAtSecurity } from '../../src/check/steps/secure.ts';
import { TrackRegistry } from '../../src/tracks/registry.ts';
import { checkPlatform } from '../support/check-platform.ts';
import { camera, FakeDevices, microphone, otherCamera } from '../support/fake-devices.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const unwanted = new AbortController().signal;
const nothingChosen: Choices = { microphone: null, camera: null, speaker: null };

/** One run on a computer with these devices. */
function run(
  devices = new FakeDevices(microphone, camera),
  changes: Partial<CheckPlatform> = {},
  choices = nothingChosen,
) {
  const { platform } = checkPlatform({ mediaDevices: devices, ...changes });
  const streams = new TrackRegistry(platform.createMediaStream);
  return new CheckRun({ url: 'ws://127.0.0.1:1/trpc', platform, choices, streams });
}

/** Asks for the devices, and then looks at them. */
async function look(all: CheckRun) {
  const permission = await askPermission(all, {}, unwanted);
  const looking = lookAtCamera(all, { permission }, unwanted);
  const listening = listenToMicrophone(all, { permission }, unwanted);
  await vi.runAllTimersAsync();
  return { permission, camera: await looking, microphone: await listening };
}

describe('the browser', () => {
  test('that lacks something is told what', () => {
    const { platform } = checkPlatform({ has: (name) => name !== 'RTCDataChannel' });
    expect(lookAtBrowser({ platform })).toMatchObject({
      outcome: 'failed',
      finding: { missing: ['RTCDataChannel'] },
    });
  });

  test.each([
    ['an insecure context', { isSecure: false }],
    ['no devices', { mediaDevices: null }],
  ])('with %s is on a page that is not secure', (_, changes) => {
    const { platform } = checkPlatform(changes);
    expect(lookAtSecurity({ platform })).toMatchObject({ outcome: 'failed', reason: 'insecure' });
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
    expect(devices.running).toHaveLength(2);
    all.releaseDevices();
    expect(devices.running).toEqual([]);
  });

  test('are those that were chosen, or any other where that one is gone', async () => {
    const devices = new FakeDevices(microphone, camera, otherCamera);
    using chosen = run(devices, {}, { ...nothingChosen, camera: otherCamera.deviceId });
    await look(chosen);
    expect(devices.running).toContain(otherCamera.deviceId);

    using gone = run(undefined, {}, { ...nothingChosen, camera: 'gone' });
    expect((await look(gone)).camera.outcome).toBe('passed');
  });
});

describe('devices that do not work', () => {
  test('are denied together: that is the permission’s failure', async () => {
    const devices = new FakeDevices(
      { ...microphone, problem: 'NotAllowedError' },
      { ...camera, problem: 'NotAllowedError' },
    );
    devices.permissions = { camera: 'denied', microphone: 'denied' };
    using all = run(devices);
    expect((await look(all)).permission).toMatchObject({ outcome: 'failed', reason: 'denied' });
  });

  test('are denied alone: the other is looked at', async () => {
    const devices = new FakeDevices(microphone, { ...camera, problem: 'NotAllowedError' });
    devices.permissions = { camera: 'denied', microphone: 'granted' };
    using all = run(devices);
    const results = await look(all);
    expect(results.permission).toMatchObject({ outcome: 'warned', reason: 'denied' });
    expect(results.camera).toMatchObject({ outcome: 'failed', reason: 'denied' });
    expect(results.microphone.outcome).toBe('passed');
  });

  test('are missing or busy: that has nothing to do with permission', async () => {
    using all = run(new FakeDevices({ ...microphone, problem: 'NotReadableError' }));
    const results = await look(all);
    expect(results.permission.outcome).toBe('passed');
    expect(results.camera.reason).toBe('missing');
    expect(results.microphone.reason).toBe('busy');
  });
});

describe('a camera that runs', () => {
  const eye = { width: 640, height: 480, [Symbol.dispose]() {} };

  test('and gives no pictures does not work', async () => {
    const lookAt = () => ({ ...eye, frames: () => 0, brightest: () => 0 });
    using all = run(undefined, { lookAt });
    expect((await look(all)).camera).toMatchObject({ outcome: 'failed', reason: 'no-frames' });
  });

  test('and gives black ones is covered', async () => {
    const lookAt = () => ({ ...eye, frames: () => 100, brightest: () => 0.05 });
    using all = run(undefined, { lookAt });
    expect((await look(all)).camera).toMatchObject({ outcome: 'warned', reason: 'dark' });
  });
});

describe('a microphone that runs', () => {
  test.each([
    ['and gives not even noise is switched off', 0, 'failed', 'muted'],
    ['and hears nobody may be the wrong one', 0.001, 'warned', 'silent'],
    ['and may not be listened to says nothing', null, 'warned', 'silent'],
  ] as const)('%s', async (_, loudest, outcome, reason) => {
    const listenTo = () => ({ loudest: () => loudest, [Symbol.dispose]() {} });
    using all = run(undefined, { listenTo });
    expect((await look(all)).microphone).toMatchObject({ outcome, reason });
  });

  test('is let go when nobody wants to know any more', async () => {
    const letGo = vi.fn<() => void>();
    const listenTo = () => ({ loudest: () => 0, [Symbol.dispose]: letGo });
    using all = run(undefined, { listenTo });
    const permission = await askPermission(all, {}, unwanted);
    const ending = new AbortController();
    const listening = listenToMicrophone(all, { permission }, ending.signal);
    ending.abort();
    await expect(listening).rejects.toThrow('aborted');
    expect(letGo).toHaveBeenCalledOnce();
  });
});
