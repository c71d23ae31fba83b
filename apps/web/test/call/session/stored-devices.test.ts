import { expect, test } from 'vitest';
import { unavailableDevices } from '../../../src/call/session/stored-devices.ts';

const nothing = { microphone: null, camera: null, speaker: null };
const device = (kind: 'microphone' | 'camera' | 'speaker', id: string) => ({ kind, id, label: '' });

test('a kept device that is not listed among others of its kind is gone', () => {
  const kept = { ...nothing, camera: 'desk', microphone: 'headset' };
  const devices = [device('camera', 'built in'), device('microphone', 'headset')];
  expect(unavailableDevices(kept, devices)).toEqual(['camera']);
});

test('before the browser lists a kind, none of it is gone', () => {
  const kept = { ...nothing, camera: 'desk' };
  expect(unavailableDevices(kept, [])).toEqual([]);
  expect(unavailableDevices(kept, [device('microphone', 'built in')])).toEqual([]);
});

test('where nothing is kept, nothing is gone', () => {
  expect(unavailableDevices(nothing, [device('camera', 'built in')])).toEqual([]);
});
