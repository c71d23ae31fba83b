import { beforeEach, expect, test, vi } from 'vitest';
import { deviceOptions } from '../../../src/features/devices/device-options.ts';

const context = {
  devices: [
    { kind: 'camera', id: 'a', label: 'Built-in', groupId: '' },
    { kind: 'camera', id: 'b', label: '', groupId: '' },
    { kind: 'speaker', id: 'c', label: 'Loud', groupId: '' },
  ],
  choices: { microphone: null, camera: null, speaker: null },
  camera: { id: 'track', deviceId: 'a', label: 'Built-in' },
  microphone: null,
} as const;

/** Imitates a browser that lets a page choose the speaker, or one that does not. */
const imitateBrowser = (prototype: object) => vi.stubGlobal('HTMLMediaElement', { prototype });

beforeEach(() => {
  imitateBrowser({ setSinkId: () => {} });
});

test('the system default is selected at first, and names the device in use', () => {
  expect(deviceOptions('camera', context)).toEqual({
    hasDevices: true,
    canChoose: true,
    options: [
      { id: '', text: 'Built-in (system default)' },
      { id: 'a', text: 'Built-in' },
      { id: 'b', text: 'Camera 2' },
    ],
    selected: '',
  });
});

test('a chosen device is selected, and the system default can be selected again', () => {
  const { options, selected } = deviceOptions('speaker', {
    ...context,
    choices: { ...context.choices, speaker: 'c' },
  });
  expect(selected).toBe('c');
  expect(options[0]).toEqual({ id: '', text: 'System default' });
});

test('a chosen device that is not available is not selected', () => {
  const choices = { ...context.choices, camera: 'unplugged' };
  const { options, selected } = deviceOptions('camera', { ...context, choices });
  expect(selected).toBe('');
  expect(options[0]?.text).toBe('Built-in (system default)');
});

test('a speaker can be chosen only where the browser allows it', () => {
  expect(deviceOptions('speaker', context).canChoose).toBe(true);
  imitateBrowser({});
  expect(deviceOptions('speaker', context)).toMatchObject({ hasDevices: true, canChoose: false });
  expect(deviceOptions('camera', context).canChoose).toBe(true);
});

test('there are no devices before the call knows any', () => {
  expect(deviceOptions('microphone')).toMatchObject({ hasDevices: false, canChoose: false });
});
