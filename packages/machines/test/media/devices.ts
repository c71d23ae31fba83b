import { describe, expect, it } from 'vitest';
import { emptySlots, type CaptureFailure, type CaptureKind } from '../../src/media/media.ts';
import { device, isLive, live, media, noChoices, track, type Media } from './harness.ts';

const failures: readonly CaptureFailure[] = [
  'denied',
  'missing',
  'busy',
  'over-constrained',
  'insecure',
];

const openings = (all: Media) => all.capture.told('open');

describe('asking for devices', () => {
  it('asks for both at once, so that the person is asked once', () => {
    const all = media();
    all.actor.send({ type: 'open', kinds: ['microphone', 'camera'] });
    expect(all.state).toMatchObject({ microphone: 'asking', camera: 'asking' });
    expect(openings(all)).toEqual([
      { type: 'open', kinds: ['microphone', 'camera'], choices: noChoices, height: 1080 },
    ]);
  });

  it('takes each as it comes, one of them failing', () => {
    const all = media();
    all.actor.send({ type: 'open', kinds: ['microphone', 'camera'] });
    all.report({ type: 'camera.missing' });
    all.report({ type: 'microphone.live', track: track('mic') });
    expect(all.state).toMatchObject({ microphone: { live: 'open' }, camera: 'missing' });
    expect(all.told).toEqual({ ...emptySlots, microphone: 'mic' });
  });

  it('asks with the choices that were made before', () => {
    const all = media();
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    expect(openings(all)).toEqual([]);
    all.actor.send({ type: 'open', kinds: ['camera'] });
    expect(openings(all)[0]?.choices.camera).toBe('desk');
  });

  it('does not touch a device that is not asked for', () => {
    const all = media();
    all.actor.send({ type: 'open', kinds: ['microphone'] });
    expect(all.state).toMatchObject({ microphone: 'asking', camera: 'idle' });
  });

  it('notes a speaker, which is nobody’s to open', () => {
    const all = media();
    all.actor.send({ type: 'device.choose', kind: 'speaker', id: 'loud' });
    expect(all.context.choices.speaker).toBe('loud');
    expect(all.capture.now.commands).toEqual([]);
  });
});

describe.each(['microphone', 'camera'] as const)('the %s', (kind: CaptureKind) => {
  const toggle = { type: `${kind}.toggle` } as const;

  it('stands in its slot as soon as it runs', () => {
    const all = live(kind);
    expect(isLive(all, kind)).toBe(true);
    expect(all.slots).toEqual({ ...emptySlots, [kind]: kind });
    expect(all.told).toEqual(all.slots);
  });

  it('is asked for by its button where it is off, once', () => {
    const all = media();
    all.actor.send(toggle);
    all.actor.send(toggle);
    expect(all.state[kind]).toBe('asking');
    expect(openings(all).map(({ kinds }) => kinds)).toEqual([[kind]]);
  });

  it.each(failures)('can fail: %s; its button asks again', (failure) => {
    const all = media();
    all.actor.send({ type: 'open', kinds: [kind] });
    expect(all.actor.getSnapshot().hasTag('asking')).toBe(true);
    all.report({ type: `${kind}.${failure}` });
    expect(all.state[kind]).toBe(failure);
    expect(all.slots).toEqual(emptySlots);
    expect(all.actor.getSnapshot().hasTag('needs the person')).toBe(true);
    all.actor.send(toggle);
    expect(all.state[kind]).toBe('asking');
    all.report({ type: `${kind}.live`, track: track('second try') });
    expect(all.slots[kind]).toBe('second try');
  });

  it.each(failures)('can be asked for with others again after it failed: %s', (failure) => {
    const all = media();
    all.actor.send(toggle);
    all.report({ type: `${kind}.${failure}` });
    all.actor.send({ type: 'open', kinds: [kind] });
    expect(all.state[kind]).toBe('asking');
  });

  it('is asked for once more without the wish that no device meets', () => {
    const all = media({ choices: { ...noChoices, [kind]: 'gone' } });
    all.actor.send({ type: 'open', kinds: [kind] });
    expect(openings(all)[0]?.choices[kind]).toBe('gone');
    all.report({ type: `${kind}.over-constrained` });
    expect(all.state[kind]).toBe('asking');
    expect(openings(all)[1]?.choices[kind]).toBeNull();
    all.report({ type: `${kind}.over-constrained` });
    expect(all.state[kind]).toBe('over-constrained');
    expect(openings(all)).toHaveLength(2);
  });

  it('is replaced while it runs, and stays in its slot until the other one comes', () => {
    const all = live(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'better' });
    expect(isLive(all, kind)).toBe(true);
    expect(openings(all).at(-1)).toMatchObject({ kinds: [kind], choices: { [kind]: 'better' } });
    expect(all.slots[kind]).toBe(kind);
    all.report({ type: `${kind}.live`, track: track('better track') });
    expect(all.slots[kind]).toBe('better track');
    expect(all.sent(kind)).not.toContain(null);
  });

  it('is not touched by the choice of a device of another kind', () => {
    const all = live(kind);
    const before = openings(all).length;
    const other = kind === 'camera' ? 'microphone' : 'camera';
    all.actor.send({ type: 'device.choose', kind: other, id: 'x' });
    all.actor.send({ type: 'device.choose', kind: 'speaker', id: 'x' });
    expect(openings(all)).toHaveLength(before);
  });

  it('is asked for again where another device is chosen after a failure', () => {
    const all = media();
    all.actor.send(toggle);
    all.report({ type: `${kind}.busy` });
    all.actor.send({ type: 'device.choose', kind, id: 'other' });
    expect(all.state[kind]).toBe('asking');
    expect(openings(all).at(-1)?.choices[kind]).toBe('other');
  });

  it.each(failures)('leaves nothing running where its replacement fails: %s', (failure) => {
    const all = live(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'other' });
    all.report({ type: `${kind}.${failure}` });
    if (failure === 'over-constrained') all.report({ type: `${kind}.over-constrained` });
    expect(all.state[kind]).toBe(failure);
    expect(all.slots[kind]).toBeNull();
    expect(all.context[kind]).toBeNull();
    expect(all.capture.told('close').at(-1)).toEqual({ type: 'close', kind });
  });

  it('is replaced by another where it is unplugged and there is one', () => {
    const all = live(kind);
    all.report({
      type: 'devices.changed',
      devices: [device(kind, `device of ${kind}`), device(kind, 'spare')],
    });
    all.actor.send({ type: 'device.choose', kind, id: `device of ${kind}` });
    all.report({ type: `${kind}.ended` });
    expect(all.state[kind]).toBe('asking');
    expect(all.slots[kind]).toBeNull();
    expect(openings(all).at(-1)?.choices[kind]).toBeNull();
    all.report({ type: `${kind}.live`, track: track('spare track') });
    expect(all.slots[kind]).toBe('spare track');
  });

  it('is missing where it is unplugged and there is no other, until there is one', () => {
    const all = live(kind);
    all.report({ type: 'devices.changed', devices: [device(kind, `device of ${kind}`)] });
    all.report({ type: `${kind}.ended` });
    expect(all.state[kind]).toBe('missing');
    all.report({ type: 'devices.changed', devices: [device('speaker', 'loud')] });
    expect(all.state[kind]).toBe('missing');
    all.report({ type: 'devices.changed', devices: [device(kind, 'new')] });
    expect(all.state[kind]).toBe('asking');
    expect(openings(all).at(-1)?.kinds).toEqual([kind]);
  });

  it('stays as it is where it is asked for while it runs', () => {
    const all = live(kind);
    all.actor.send({ type: 'open', kinds: [kind] });
    expect(isLive(all, kind)).toBe(true);
    expect(all.slots[kind]).toBe(kind);
  });

  it.each([...failures, 'ended'] as const)(
    'is off, whatever is reported that nobody asked for: %s',
    (report) => {
      const all = media({ choices: { ...noChoices, [kind]: 'chosen' } });
      all.report({ type: `${kind}.${report}` });
      expect(all.state[kind]).toBe('idle');
      expect(all.capture.now.commands).toEqual([]);
    },
  );

  it('is turned off again where it comes to nobody’s call', () => {
    const all = media();
    all.report({ type: `${kind}.live`, track: track('uncalled') });
    expect(all.state[kind]).toBe('idle');
    expect(all.capture.now.commands).toEqual([{ type: 'close', kind }]);
    expect(all.slots).toEqual(emptySlots);
  });

  it('is not asked for twice at the same time', () => {
    const all = media();
    all.actor.send({ type: 'open', kinds: [kind] });
    all.actor.send({ type: 'open', kinds: [kind] });
    expect(all.state[kind]).toBe('asking');
  });
});

describe('the camera’s button', () => {
  it('turns it off, so that its light goes out with its picture', () => {
    const all = live('camera');
    all.actor.send({ type: 'camera.toggle' });
    expect(all.state.camera).toBe('idle');
    expect(all.capture.told('close')).toEqual([{ type: 'close', kind: 'camera' }]);
    expect(all.told).toEqual(emptySlots);
    expect(all.context.camera).toBeNull();
  });

  it('turns it off for good, although another camera was on its way', () => {
    const all = live('camera');
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'other' });
    all.actor.send({ type: 'camera.toggle' });
    all.report({ type: 'camera.live', track: track('too late') });
    expect(all.state.camera).toBe('idle');
    expect(all.slots.camera).toBeNull();
    expect(all.capture.told('close')).toHaveLength(2);
  });

  it.each([...failures, 'ended'] as const)(
    'turns it off for good, whatever is reported afterwards: %s',
    (report) => {
      const all = live('camera', { choices: { ...noChoices, camera: 'chosen' } });
      all.report({ type: 'devices.changed', devices: [device('camera', 'spare')] });
      all.actor.send({ type: 'camera.toggle' });
      const before = all.capture.now.commands.length;
      all.report({ type: `camera.${report}` });
      expect(all.state.camera).toBe('idle');
      expect(all.capture.now.commands).toHaveLength(before);
    },
  );
});

describe('the microphone’s button', () => {
  it('mutes, and unmutes at once with the same track', () => {
    const all = live('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.told).toEqual(emptySlots);
    expect(all.capture.told('close')).toEqual([]);
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.state.microphone).toEqual({ live: 'open' });
    expect(all.told?.microphone).toBe('microphone');
    expect(openings(all)).toHaveLength(1);
  });

  it('keeps muted a microphone that is changed for another', () => {
    const all = live('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.actor.send({ type: 'device.choose', kind: 'microphone', id: 'other' });
    all.report({ type: 'microphone.live', track: track('other') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.slots.microphone).toBeNull();
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.slots.microphone).toBe('other');
  });

  const ways: Readonly<Record<string, (all: Media) => void>> = {
    'a spare one takes its place': (all) => {
      all.report({ type: 'devices.changed', devices: [device('microphone', 'spare')] });
      all.report({ type: 'microphone.ended' });
    },
    'it is unplugged and plugged in again': (all) => {
      all.report({ type: 'microphone.ended' });
      all.report({ type: 'devices.changed', devices: [device('microphone', 'again')] });
    },
    'the one that was chosen is gone': (all) => {
      all.actor.send({ type: 'device.choose', kind: 'microphone', id: 'gone' });
      all.report({ type: 'microphone.over-constrained' });
    },
  };

  it.each(Object.entries(ways))('keeps the person muted where %s', (_, happens) => {
    const all = live('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    const before = all.sent('microphone').length;
    happens(all);
    expect(all.state.microphone).toBe('asking');
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.sent('microphone').slice(before)).not.toContain('next');
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.slots.microphone).toBe('next');
  });

  it('opens a microphone that the person turns on again after a failure', () => {
    const all = live('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.report({ type: 'microphone.ended' });
    all.actor.send({ type: 'camera.toggle' });
    all.actor.send({ type: 'microphone.toggle' });
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'open' });
  });

  it('is not unmuted by the camera’s', () => {
    const all = live('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.actor.send({ type: 'camera.toggle' });
    all.report({ type: 'microphone.ended' });
    all.report({ type: 'devices.changed', devices: [device('microphone', 'again')] });
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
  });
});
