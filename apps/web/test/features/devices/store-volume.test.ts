import { createPeerId } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { createVolumes, volumeKey } from '../../../src/call/state/volumes.ts';
import { maxStoredVolumes, storeVolume } from '../../../src/features/devices/store-volume.ts';
import { replaceLocalStorage } from '../../support/local-storage.ts';

const ben = createPeerId('ben');
const cleo = createPeerId('cleo');
const open = () => createVolumes((id) => (id === ben ? 'Ben' : 'Cleo'));
const items = replaceLocalStorage();

test('everybody has the full volume until it is changed, and only one person then', () => {
  const { setVolume, volumeOf } = open();
  expect(volumeOf(ben, 'user')).toBe(1);
  setVolume(ben, 'user', 0.25);
  expect(volumeOf(ben, 'user')).toBe(0.25);
  expect(volumeOf(cleo, 'user')).toBe(1);
});

test('a stored volume is used for everybody with this name, until one is set', () => {
  storeVolume('Ben', 0.25);
  const { setVolume, volumeOf } = open();
  expect(volumeOf(ben, 'user')).toBe(0.25);
  expect(volumeOf(cleo, 'user')).toBe(1);
  setVolume(ben, 'user', 0);
  expect(volumeOf(ben, 'user')).toBe(0);
});

test('a shared screen has a volume of its own', () => {
  storeVolume('Ben', 0.25);
  const { setVolume, volumeOf } = open();
  expect(volumeOf(ben, 'screen')).toBe(1);
  setVolume(ben, 'screen', 0.5);
  expect(volumeOf(ben, 'screen')).toBe(0.5);
  expect(volumeOf(ben, 'user')).toBe(0.25);
});

test('the full volume takes no storage', () => {
  storeVolume('Ben', 0.25);
  storeVolume('Ben', 1);
  expect([...items]).toEqual([['visavis.volumes', '[]']]);
});

test('the volumes that were changed longest ago are forgotten', () => {
  for (let index = 0; index <= maxStoredVolumes; index += 1) storeVolume(`${index}`, 0.5);
  expect(items.has(volumeKey('0'))).toBe(false);
  expect(items.has(volumeKey('1'))).toBe(true);
  expect(items.size).toBe(maxStoredVolumes + 1);
});

test.each(['x', '2', '-1'])('ignores the stored volume %j', (text) => {
  items.set(volumeKey('Ben'), text);
  items.set('visavis.volumes', text);
  expect(open().volumeOf(ben, 'user')).toBe(1);
  storeVolume('Cleo', 0.5);
  expect(open().volumeOf(cleo, 'user')).toBe(0.5);
});
