import { expect, test } from 'vitest';
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

test('the system default is selected at first, and names the device in use', () => {
  expect(deviceOptions('camera', context)).toEqual({
    hasDevices: true,
    options: [
      { id: '', text: 'System default (Built-in)' },
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
  expect(options[0]?.text).toBe('System default (Built-in)');
});

test('there are no devices before the call knows any', () => {
  expect(deviceOptions('microphone').hasDevices).toBe(false);
});
