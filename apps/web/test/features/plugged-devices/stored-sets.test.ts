import { expect, test } from 'vitest';
import {
  choicesOf,
  deviceSetKey,
  maxDeviceSets,
  storeChoices,
} from '../../../src/features/plugged-devices/stored-sets.ts';
import { replaceLocalStorage } from '../../support/local-storage.ts';

const none = { microphone: null, camera: null, speaker: null };
const items = replaceLocalStorage();

test('a set of devices has the same key in any order, and another one with other devices', () => {
  const camera = { kind: 'camera', id: 'desk' } as const;
  const microphone = { kind: 'microphone', id: 'desk' } as const;
  expect(deviceSetKey([camera, microphone])).toBe(deviceSetKey([microphone, camera]));
  expect(deviceSetKey([camera])).not.toBe(deviceSetKey([camera, microphone]));
  expect(deviceSetKey([camera])).not.toBe(deviceSetKey([microphone]));
});

test('choices are stored for each set', () => {
  storeChoices('desk', { ...none, camera: 'webcam' });
  storeChoices('train', { ...none, microphone: 'headset', speaker: 'headphones' });
  expect(choicesOf('desk')).toEqual({ ...none, camera: 'webcam' });
  storeChoices('desk', none);
  expect(choicesOf('desk')).toEqual(none);
  expect(choicesOf('train')?.speaker).toBe('headphones');
  expect(choicesOf('elsewhere')).toBeUndefined();
});

test('the sets that were used longest ago are forgotten', () => {
  for (let index = 0; index <= maxDeviceSets; index += 1) storeChoices(`${index}`, none);
  expect(choicesOf('0')).toBeUndefined();
  expect(choicesOf('1')).toEqual(none);
});

test.each(['', 'null', '{}', '[1]', '[[]]', '[[1,2,3,4]]'])(
  'ignores the stored text %j',
  (text) => {
    items.set('visavis.device-sets', text);
    expect(choicesOf('1')).toBeUndefined();
  },
);
