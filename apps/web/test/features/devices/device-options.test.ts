import { expect, test } from 'vitest';
import { deviceOptions } from '../../../src/features/devices/device-options.ts';

const context = {
  devices: [
    { kind: 'camera', id: 'a', label: 'Built-in' },
    { kind: 'camera', id: 'b', label: '' },
    { kind: 'speaker', id: 'c', label: 'Loud' },
  ],
  choices: { microphone: null, camera: null, speaker: null },
  camera: { id: 'track', deviceId: 'a', label: 'Built-in' },
  microphone: null,
} as const;

test('the browser chooses until the person does, and says what it took', () => {
  expect(deviceOptions('camera', context)).toEqual({
    hasDevices: true,
    options: [
      { id: '', text: 'Chosen by the browser (Built-in)' },
      { id: 'a', text: 'Built-in' },
      { id: 'b', text: 'Camera 2' },
    ],
    chosen: '',
  });
});

test('what the person chose is chosen, and can be given back', () => {
  const { options, chosen } = deviceOptions('speaker', {
    ...context,
    choices: { ...context.choices, speaker: 'c' },
  });
  expect(chosen).toBe('c');
  expect(options[0]).toEqual({ id: '', text: 'Chosen by the browser' });
});

test('a device that is gone is no choice', () => {
  const choices = { ...context.choices, camera: 'gone' };
  expect(deviceOptions('camera', { ...context, choices }).chosen).toBe('');
});

test('where nothing is known there are no devices', () => {
  expect(deviceOptions('microphone').hasDevices).toBe(false);
});
