import { describe, expect, it } from 'vitest';
import { emptySlots, type CaptureKind } from '../../src/media/media.ts';
import { device, failures, isLive, live, media, noChoices, openings, track } from './harness.ts';

describe('asking for devices', () => {
  it('asks for both at once, so that the person is asked once', () => {
    const all = media();
    all.actor.send({ type: 'open', kinds: ['microphone', 'camera'] });
    expect(all.state).toMatchObject({ microphone: 'asking', camera: 'asking' });
    expect(openings(all)).toEqual([
      { type: 'open', kinds: ['microphone', 'camera'], choices: noChoices, height: 720 },
    ]);
  });

  it('asks for nothing that runs already or is being asked for', () => {
    const all = live('microphone');
    const asked = (...kinds: CaptureKind[]) => {
      const before = openings(all).length;
      all.actor.send({ type: 'open', kinds });
      return openings(all)
        .slice(before)
        .map((opening) => opening.kinds);
    };
    expect(asked('microphone')).toEqual([]);
    expect(asked('microphone', 'camera')).toEqual([['camera']]);
    expect(asked('microphone', 'camera')).toEqual([]);
    const other = live('camera');
    other.actor.send({ type: 'open', kinds: ['camera', 'microphone'] });
    expect(openings(other).at(-1)?.kinds).toEqual(['microphone']);
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

  it('is the browser’s choice again where the person gives the choice back', () => {
    const all = live(kind);
    all.actor.send({ type: 'device.choose', kind, id: 'better' });
    all.report({ type: `${kind}.live`, track: track('better track') });
    all.actor.send({ type: 'device.choose', kind, id: null });
    expect(openings(all).at(-1)).toMatchObject({ kinds: [kind], choices: { [kind]: null } });
    expect(all.slots[kind]).toBe('better track');
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
