import { describe, expect, test } from 'vitest';
import {
  describeDeviceChanges,
  initialDeviceHistory,
  offeredHeadset,
  recordDevices,
  type DeviceHistory,
} from '../../src/derived/derived.ts';

type Context = NonNullable<DeviceHistory['context']>;
type Kind = Context['devices'][number]['kind'];

const device = (kind: Kind, id: string, groupId = '') => ({ kind, id, label: id, groupId });
const track = (id: string, label = id) => ({ id: `track of ${id}`, deviceId: id, label });

const builtIn = device('camera', 'built in');
const webcam = device('camera', 'webcam');

const start: Context = {
  camera: null,
  microphone: null,
  facing: 'user',
  choices: { camera: null, microphone: null, speaker: null },
  devices: [],
};

/** The history after these contexts, each with the fields that changed. */
const historyOf = (...changes: readonly Partial<Context>[]): DeviceHistory => {
  let context = start;
  return changes.reduce((history, change) => {
    context = { ...context, ...change };
    return recordDevices(history, { context });
  }, initialDeviceHistory);
};

const using = { devices: [builtIn, webcam], camera: track('webcam') };
const ended = { camera: null };
const fallback = { camera: track('built in') };
const replacedBy = { kind: 'camera', device: 'webcam', isBack: false, replacement: 'built in' };

describe('a camera', () => {
  test('that was disconnected is named with the one in its place, once the list is without it', () => {
    const before = [using, ended, fallback];
    expect(describeDeviceChanges(historyOf(...before))).toEqual([]);
    expect(describeDeviceChanges(historyOf(...before, { devices: [builtIn] }))).toEqual([
      replacedBy,
    ]);
    expect(
      describeDeviceChanges(historyOf(using, { devices: [builtIn] }, ended, fallback)),
    ).toEqual([replacedBy]);
  });

  test('that is connected again is in use again, or not mentioned any more', () => {
    const before = [using, ended, fallback, { devices: [builtIn] }, { devices: [builtIn, webcam] }];
    expect(describeDeviceChanges(historyOf(...before))).toEqual([]);
    expect(describeDeviceChanges(historyOf(...before, { camera: track('webcam') }))).toEqual([
      { kind: 'camera', device: 'webcam', isBack: true, replacement: 'webcam' },
    ]);
  });

  test('without replacement is not a change', () => {
    expect(describeDeviceChanges(historyOf(using, ended, { devices: [] }))).toEqual([]);
  });

  test.each([
    ['chose another one', { choices: { ...start.choices, camera: 'built in' } }],
    ['turned to the camera that faces the other way', { facing: 'environment' } as const],
  ])('is not mentioned when the user %s', (_, change) => {
    const history = historyOf(using, { ...change, ...fallback }, { devices: [builtIn] });
    expect(describeDeviceChanges(history)).toEqual([]);
  });

  test('that the user chose is mentioned, and one that was used before it is not', () => {
    const choices = { ...start.choices, camera: 'webcam' };
    const chosen = [
      { devices: [builtIn, webcam], ...fallback },
      { choices },
      { camera: track('webcam') },
    ];
    expect(describeDeviceChanges(historyOf(...chosen, { devices: [webcam] }))).toEqual([]);
    const history = historyOf(...chosen, ended, fallback, { devices: [builtIn] });
    expect(describeDeviceChanges(history)).toEqual([replacedBy]);
  });

  test('whose replacement is chosen stays mentioned', () => {
    const choices = { ...start.choices, camera: 'built in' };
    const history = historyOf(using, ended, fallback, { devices: [builtIn] }, { choices });
    expect(describeDeviceChanges(history)).toEqual([replacedBy]);
  });
});

test('the default device of the system is another one when its name changes', () => {
  const devices = (label: string) => [{ ...device('microphone', 'default'), label }];
  const history = historyOf(
    { devices: devices('Headset'), microphone: track('default', 'Headset') },
    { microphone: null, devices: devices('Built in') },
    { microphone: track('default', 'Built in') },
  );
  expect(describeDeviceChanges(history)).toEqual([
    { kind: 'microphone', device: 'Headset', isBack: false, replacement: 'Built in' },
  ]);
});

test('a chosen speaker that was disconnected is mentioned, and again when it is back', () => {
  const loud = device('speaker', 'loud');
  const quiet = device('speaker', 'quiet');
  const chosen = { choices: { ...start.choices, speaker: 'loud' }, devices: [quiet, loud] };
  const unplugged = [chosen, { devices: [quiet] }];
  expect(describeDeviceChanges(historyOf(chosen))).toEqual([]);
  expect(describeDeviceChanges(historyOf(...unplugged))).toEqual([
    { kind: 'speaker', device: 'loud', isBack: false, replacement: null },
  ]);
  expect(describeDeviceChanges(historyOf(...unplugged, { devices: [quiet, loud] }))).toMatchObject([
    { device: 'loud', isBack: true },
  ]);
  const choices = { ...start.choices, speaker: 'quiet' };
  expect(describeDeviceChanges(historyOf(...unplugged, { choices }))).toEqual([]);
});

describe('a headset', () => {
  const old = device('microphone', 'old');
  const headset = [device('microphone', 'new', 'g'), device('speaker', 'new speaker', 'g')];
  const offered = { label: 'new', microphone: 'new', speaker: 'new speaker' };
  const plugged = [{ devices: [old] }, { devices: [old, ...headset] }];

  test('is offered when it is plugged in, with the speaker of its group', () => {
    expect(offeredHeadset(historyOf(...plugged))).toEqual(offered);
    expect(
      offeredHeadset(historyOf(plugged[0] ?? {}, { devices: [old, ...headset.slice(0, 1)] })),
    ).toEqual({ ...offered, speaker: null });
  });

  test('that was there from the start is not offered', () => {
    expect(offeredHeadset(historyOf({}, { devices: [old, ...headset] }))).toBeNull();
  });

  test.each(['default', 'communications'])('is not the device %s', (id) => {
    const devices = [old, device('microphone', id)];
    expect(offeredHeadset(historyOf({ devices: [old] }, { devices }))).toBeNull();
  });

  test.each([
    ['another microphone is chosen', { choices: { ...start.choices, microphone: 'old' } }],
    ['it is in use', { microphone: track('new') }],
    ['it is gone', { devices: [old] }],
  ])('is no longer offered when %s', (_, change) => {
    expect(offeredHeadset(historyOf(...plugged, { camera: null }))).toEqual(offered);
    const history = historyOf(...plugged, change);
    expect(offeredHeadset(history)).toBeNull();
  });

  test('that was unplugged is not offered a second time', () => {
    const history = historyOf(...plugged, { devices: [old] }, { devices: [old, ...headset] });
    expect(offeredHeadset(history)).toBeNull();
  });
});
