import { expect, test } from 'vitest';
import { unavailableDevices } from '../../../src/call/session/stored-devices.ts';

const noChoices = { microphone: null, camera: null, speaker: null };
const device = (kind: 'microphone' | 'camera' | 'speaker', id: string) => ({ kind, id, label: '' });

test('a stored device is unavailable if other devices of its kind are listed', () => {
  const stored = { ...noChoices, camera: 'desk', microphone: 'headset' };
  const devices = [device('camera', 'built in'), device('microphone', 'headset')];
  expect(unavailableDevices(stored, devices)).toEqual(['camera']);
});

test('no device is unavailable while the browser lists none of its kind', () => {
  const stored = { ...noChoices, camera: 'desk' };
  expect(unavailableDevices(stored, [])).toEqual([]);
  expect(unavailableDevices(stored, [device('microphone', 'built in')])).toEqual([]);
});

test('without stored devices none is unavailable', () => {
  expect(unavailableDevices(noChoices, [device('camera', 'built in')])).toEqual([]);
});
