import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import {
  device,
  failures,
  startLive,
  noChoices,
  openCommands,
  track,
  type MediaHarness,
} from '../support/media-harness.ts';

describe('the camera’s button', () => {
  it('turns it off, so that its light goes out with its picture', () => {
    const all = startLive('camera');
    all.actor.send({ type: 'camera.toggle' });
    expect(all.state.camera).toBe('idle');
    expect(all.capture.told('closeDevice')).toEqual([{ type: 'closeDevice', kind: 'camera' }]);
    expect(all.told).toEqual(emptySlots);
    expect(all.context.camera).toBeNull();
  });

  it('turns it off for good, although another camera was on its way', () => {
    const all = startLive('camera');
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'other' });
    all.actor.send({ type: 'camera.toggle' });
    all.report({ type: 'camera.live', track: track('too late') });
    expect(all.state.camera).toBe('idle');
    expect(all.slots.camera).toBeNull();
    expect(all.capture.told('closeDevice')).toHaveLength(2);
  });

  it.each([...failures, 'ended'] as const)(
    'turns it off for good, whatever is reported afterwards: %s',
    (report) => {
      const all = startLive('camera', { choices: { ...noChoices, camera: 'chosen' } });
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
    const all = startLive('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.told).toEqual(emptySlots);
    expect(all.capture.told('closeDevice')).toEqual([]);
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.state.microphone).toEqual({ live: 'unmuted' });
    expect(all.told?.microphone).toBe('microphone');
    expect(openCommands(all)).toHaveLength(1);
  });

  it('keeps muted a microphone that is changed for another', () => {
    const all = startLive('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.actor.send({ type: 'device.choose', kind: 'microphone', id: 'other' });
    all.report({ type: 'microphone.live', track: track('other') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.slots.microphone).toBeNull();
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.slots.microphone).toBe('other');
  });

  const ways: Readonly<Record<string, (all: MediaHarness) => void>> = {
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
      all.report({ type: 'microphone.overconstrained' });
    },
  };

  it.each(Object.entries(ways))('keeps the person muted where %s', (_, happens) => {
    const all = startLive('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    const before = all.sent('microphone').length;
    happens(all);
    expect(all.state.microphone).toBe('requesting');
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
    expect(all.sent('microphone').slice(before)).not.toContain('next');
    all.actor.send({ type: 'microphone.toggle' });
    expect(all.slots.microphone).toBe('next');
  });

  it('opens a microphone that the person turns on again after a failure', () => {
    const all = startLive('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.report({ type: 'microphone.ended' });
    all.actor.send({ type: 'camera.toggle' });
    all.actor.send({ type: 'microphone.toggle' });
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'unmuted' });
  });

  it('is not unmuted by the camera’s', () => {
    const all = startLive('microphone');
    all.actor.send({ type: 'microphone.toggle' });
    all.actor.send({ type: 'camera.toggle' });
    all.report({ type: 'microphone.ended' });
    all.report({ type: 'devices.changed', devices: [device('microphone', 'again')] });
    all.report({ type: 'microphone.live', track: track('next') });
    expect(all.state.microphone).toEqual({ live: 'muted' });
  });
});
