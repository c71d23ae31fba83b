import { describe, expect, it } from 'vitest';
import { emptySlots, type CaptureKind } from '../../src/media/media.ts';
import {
  device,
  failures,
  isLive,
  startLive,
  startMedia,
  noChoices,
  openCommands,
  track,
} from '../support/media-harness.ts';

describe('asking for devices', () => {
  it('asks for both at once, so that the person is asked once', () => {
    const all = startMedia();
    all.actor.send({ type: 'devices.open', kinds: ['microphone', 'camera'] });
    expect(all.state).toMatchObject({ microphone: 'requesting', camera: 'requesting' });
    expect(openCommands(all)).toEqual([
      { type: 'openDevices', kinds: ['microphone', 'camera'], choices: noChoices, height: 720 },
    ]);
  });

  it('asks for nothing that runs already or is being asked for', () => {
    const all = startLive('microphone');
    const asked = (...kinds: CaptureKind[]) => {
      const before = openCommands(all).length;
      all.actor.send({ type: 'devices.open', kinds });
      return openCommands(all)
        .slice(before)
        .map((opening) => opening.kinds);
    };
    expect(asked('microphone')).toEqual([]);
    expect(asked('microphone', 'camera')).toEqual([['camera']]);
    expect(asked('microphone', 'camera')).toEqual([]);
    const other = startLive('camera');
    other.actor.send({ type: 'devices.open', kinds: ['camera', 'microphone'] });
    expect(openCommands(other).at(-1)?.kinds).toEqual(['microphone']);
  });

  it('takes each as it comes, one of them failing', () => {
    const all = startMedia();
    all.actor.send({ type: 'devices.open', kinds: ['microphone', 'camera'] });
    all.report({ type: 'camera.missing' });
    all.report({ type: 'microphone.live', track: track('mic') });
    expect(all.state).toMatchObject({ microphone: { live: 'unmuted' }, camera: 'missing' });
    expect(all.told).toEqual({ ...emptySlots, microphone: 'mic' });
  });

  it('asks with the choices that were made before', () => {
    const all = startMedia();
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    expect(openCommands(all)).toEqual([]);
    all.actor.send({ type: 'devices.open', kinds: ['camera'] });
    expect(openCommands(all)[0]?.choices.camera).toBe('desk');
  });

  it('does not touch a device that is not asked for', () => {
    const all = startMedia();
    all.actor.send({ type: 'devices.open', kinds: ['microphone'] });
    expect(all.state).toMatchObject({ microphone: 'requesting', camera: 'idle' });
  });

  it('notes a speaker, which is nobody’s to open', () => {
    const all = startMedia();
    all.actor.send({ type: 'device.choose', kind: 'speaker', id: 'loud' });
    expect(all.context.choices.speaker).toBe('loud');
    expect(all.capture.now.commands).toEqual([]);
  });
});

describe.each(['microphone', 'camera'] as const)('the %s', (kind: CaptureKind) => {
  const toggle = { type: `${kind}.toggle` } as const;

  it('stands in its slot as soon as it runs', () => {
    const all = startLive(kind);
    expect(isLive(all, kind)).toBe(true);
    expect(all.slots).toEqual({ ...emptySlots, [kind]: kind });
    expect(all.told).toEqual(all.slots);
  });

  it('is asked for by its button where it is off, once', () => {
    const all = startMedia();
    all.actor.send(toggle);
    all.actor.send(toggle);
    expect(all.state[kind]).toBe('requesting');
    expect(openCommands(all).map(({ kinds }) => kinds)).toEqual([[kind]]);
  });

  it.each(failures)('can fail: %s; its button asks again', (failure) => {
    const all = startMedia();
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(all.actor.getSnapshot().hasTag('requesting')).toBe(true);
    all.report({ type: `${kind}.${failure}` });
    expect(all.state[kind]).toBe(failure);
    expect(all.slots).toEqual(emptySlots);
    expect(all.actor.getSnapshot().hasTag('needsUserAction')).toBe(true);
    all.actor.send(toggle);
    expect(all.state[kind]).toBe('requesting');
    all.report({ type: `${kind}.live`, track: track('second try') });
    expect(all.slots[kind]).toBe('second try');
  });

  it.each(failures)('can be asked for with others again after it failed: %s', (failure) => {
    const all = startMedia();
    all.actor.send(toggle);
    all.report({ type: `${kind}.${failure}` });
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(all.state[kind]).toBe('requesting');
  });

  it('is asked for once more without the wish that no device meets', () => {
    const all = startMedia({ choices: { ...noChoices, [kind]: 'gone' } });
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(openCommands(all)[0]?.choices[kind]).toBe('gone');
    all.report({ type: `${kind}.overconstrained` });
    expect(all.state[kind]).toBe('requesting');
    expect(openCommands(all)[1]?.choices[kind]).toBeNull();
    all.report({ type: `${kind}.overconstrained` });
    expect(all.state[kind]).toBe('overconstrained');
    expect(openCommands(all)).toHaveLength(2);
  });

  it('is replaced while it runs, and stays in its slot until the other one comes', () => {
    const all = startLive(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'better' });
    expect(isLive(all, kind)).toBe(true);
    expect(openCommands(all).at(-1)).toMatchObject({
      kinds: [kind],
      choices: { [kind]: 'better' },
    });
    expect(all.slots[kind]).toBe(kind);
    all.report({ type: `${kind}.live`, track: track('better track') });
    expect(all.slots[kind]).toBe('better track');
    expect(all.sent(kind)).not.toContain(null);
  });

  it('is the browser’s choice again where the person gives the choice back', () => {
    const all = startLive(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'better' });
    all.report({ type: `${kind}.live`, track: track('better track') });
    all.actor.send({ type: 'device.choose', kind, id: null });
    expect(openCommands(all).at(-1)).toMatchObject({ kinds: [kind], choices: { [kind]: null } });
    expect(all.slots[kind]).toBe('better track');
  });

  it('is not touched by the choice of a device of another kind', () => {
    const all = startLive(kind);
    const before = openCommands(all).length;
    const other = kind === 'camera' ? 'microphone' : 'camera';
    all.actor.send({ type: 'device.choose', kind: other, id: 'x' });
    all.actor.send({ type: 'device.choose', kind: 'speaker', id: 'x' });
    expect(openCommands(all)).toHaveLength(before);
  });

  it('is asked for again where another device is chosen after a failure', () => {
    const all = startMedia();
    all.actor.send(toggle);
    all.report({ type: `${kind}.busy` });
    all.actor.send({ type: 'device.choose', kind, id: 'other' });
    expect(all.state[kind]).toBe('requesting');
    expect(openCommands(all).at(-1)?.choices[kind]).toBe('other');
  });

  it.each(failures)('leaves nothing running where its replacement fails: %s', (failure) => {
    const all = startLive(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'other' });
    all.report({ type: `${kind}.${failure}` });
    if (failure === 'overconstrained') all.report({ type: `${kind}.overconstrained` });
    expect(all.state[kind]).toBe(failure);
    expect(all.slots[kind]).toBeNull();
    expect(all.context[kind]).toBeNull();
    expect(all.capture.told('closeDevice').at(-1)).toEqual({ type: 'closeDevice', kind });
  });

  it('is replaced by another where it is unplugged and there is one', () => {
    const all = startLive(kind);
    all.report({
      type: 'devices.changed',
      devices: [device(kind, `device of ${kind}`), device(kind, 'spare')],
    });
    all.actor.send({ type: 'device.choose', kind, id: `device of ${kind}` });
    all.report({ type: `${kind}.ended` });
    expect(all.state[kind]).toBe('requesting');
    expect(all.slots[kind]).toBeNull();
    expect(openCommands(all).at(-1)?.choices[kind]).toBeNull();
    all.report({ type: `${kind}.live`, track: track('spare track') });
    expect(all.slots[kind]).toBe('spare track');
  });

  it('is missing where it is unplugged and there is no other, until there is one', () => {
    const all = startLive(kind);
    all.report({ type: 'devices.changed', devices: [device(kind, `device of ${kind}`)] });
    all.report({ type: `${kind}.ended` });
    expect(all.state[kind]).toBe('missing');
    all.report({ type: 'devices.changed', devices: [device('speaker', 'loud')] });
    expect(all.state[kind]).toBe('missing');
    all.report({ type: 'devices.changed', devices: [device(kind, 'new')] });
    expect(all.state[kind]).toBe('requesting');
    expect(openCommands(all).at(-1)?.kinds).toEqual([kind]);
  });

  it('stays as it is where it is asked for while it runs', () => {
    const all = startLive(kind);
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(isLive(all, kind)).toBe(true);
    expect(all.slots[kind]).toBe(kind);
  });

  it.each([...failures, 'ended'] as const)(
    'is off, whatever is reported that nobody asked for: %s',
    (report) => {
      const all = startMedia({ choices: { ...noChoices, [kind]: 'chosen' } });
      all.report({ type: `${kind}.${report}` });
      expect(all.state[kind]).toBe('idle');
      expect(all.capture.now.commands).toEqual([]);
    },
  );

  it('is turned off again where it comes to nobody’s call', () => {
    const all = startMedia();
    all.report({ type: `${kind}.live`, track: track('uncalled') });
    expect(all.state[kind]).toBe('idle');
    expect(all.capture.now.commands).toEqual([{ type: 'closeDevice', kind }]);
    expect(all.slots).toEqual(emptySlots);
  });

  it('is not asked for twice at the same time', () => {
    const all = startMedia();
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    all.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(all.state[kind]).toBe('requesting');
  });
});
