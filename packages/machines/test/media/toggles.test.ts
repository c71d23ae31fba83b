import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { noChoices, startMedia, type MediaHarness } from '../../src/testing/testing.ts';
import {
  captureFailures,
  device,
  openCommands,
  startLive,
  track,
} from '../support/media-states.ts';

describe('camera.toggle', () => {
  it('stops the camera, so that its light goes out', () => {
    const media = startLive('camera');
    media.actor.send({ type: 'camera.toggle' });
    expect(media.state.camera).toBe('idle');
    expect(media.capture.commandsOfType('closeDevice')).toEqual([
      { type: 'closeDevice', kind: 'camera' },
    ]);
    expect(media.reportedSlots).toEqual(emptySlots);
    expect(media.context.camera).toBeNull();
  });

  it('keeps the camera off when another camera that was requested before becomes live', () => {
    const media = startLive('camera');
    media.actor.send({ type: 'device.choose', kind: 'camera', id: 'other' });
    media.actor.send({ type: 'camera.toggle' });
    media.report({ type: 'camera.live', track: track('too late') });
    expect(media.state.camera).toBe('idle');
    expect(media.slots.camera).toBeNull();
    expect(media.capture.commandsOfType('closeDevice')).toHaveLength(2);
  });

  it.each([...captureFailures, 'ended'] as const)(
    'keeps the camera off when it is reported as %s afterwards',
    (report) => {
      const media = startLive('camera', { choices: { ...noChoices, camera: 'chosen' } });
      media.report({ type: 'devices.changed', devices: [device('camera', 'spare')] });
      media.actor.send({ type: 'camera.toggle' });
      const before = media.capture.current.commands.length;
      media.report({ type: `camera.${report}` });
      expect(media.state.camera).toBe('idle');
      expect(media.capture.current.commands).toHaveLength(before);
    },
  );
});

describe('microphone.toggle', () => {
  it('mutes, and unmutes with the same track', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    expect(media.reportedSlots).toEqual(emptySlots);
    expect(media.capture.commandsOfType('closeDevice')).toEqual([]);
    media.actor.send({ type: 'microphone.toggle' });
    expect(media.state.microphone).toEqual({ live: 'unmuted' });
    expect(media.reportedSlots?.microphone).toBe('microphone');
    expect(openCommands(media)).toHaveLength(1);
  });

  it('keeps the microphone muted when the user chooses another one', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    media.actor.send({ type: 'device.choose', kind: 'microphone', id: 'other' });
    media.report({ type: 'microphone.live', track: track('other') });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    expect(media.slots.microphone).toBeNull();
    media.actor.send({ type: 'microphone.toggle' });
    expect(media.slots.microphone).toBe('other');
  });

  const replacements: Readonly<Record<string, (media: MediaHarness) => void>> = {
    'another one replaces it': (media) => {
      media.report({ type: 'devices.changed', devices: [device('microphone', 'spare')] });
      media.report({ type: 'microphone.ended' });
    },
    'it is unplugged and plugged in again': (media) => {
      media.report({ type: 'microphone.ended' });
      media.report({ type: 'devices.changed', devices: [device('microphone', 'again')] });
    },
    'the chosen one is not connected': (media) => {
      media.actor.send({ type: 'device.choose', kind: 'microphone', id: 'missing' });
      media.report({ type: 'microphone.overconstrained' });
    },
  };

  it.each(Object.entries(replacements))('keeps the microphone muted when %s', (_, replace) => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    const before = media.reportedTracks('microphone').length;
    replace(media);
    expect(media.state.microphone).toBe('requesting');
    media.report({ type: 'microphone.live', track: track('next') });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    expect(media.reportedTracks('microphone').slice(before)).not.toContain('next');
    media.actor.send({ type: 'microphone.toggle' });
    expect(media.slots.microphone).toBe('next');
  });

  it('turns the microphone on again, unmuted, after a failure', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    media.report({ type: 'microphone.ended' });
    media.actor.send({ type: 'camera.toggle' });
    media.actor.send({ type: 'microphone.toggle' });
    media.report({ type: 'microphone.live', track: track('next') });
    expect(media.state.microphone).toEqual({ live: 'unmuted' });
  });

  it('is independent of camera.toggle', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    media.actor.send({ type: 'camera.toggle' });
    media.report({ type: 'microphone.ended' });
    media.report({ type: 'devices.changed', devices: [device('microphone', 'again')] });
    media.report({ type: 'microphone.live', track: track('next') });
    expect(media.state.microphone).toEqual({ live: 'muted' });
  });
});

describe('microphone.off', () => {
  it('mutes, and does nothing while the microphone is muted or off', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.off' });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    media.actor.send({ type: 'microphone.off' });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    const off = startMedia();
    off.actor.send({ type: 'microphone.off' });
    expect(off.state.microphone).toBe('idle');
    expect(off.capture.current.commands).toEqual([]);
  });

  it.each(['microphone', 'camera'] as const)(
    'or camera.off stops opening the %s, whatever the browser reports afterwards',
    (kind) => {
      const media = startMedia();
      media.actor.send({ type: `${kind}.toggle` });
      media.actor.send({ type: `${kind}.off` });
      expect(media.state[kind]).toBe('idle');
      media.report({ type: `${kind}.live`, track: track('too late') });
      expect(media.state[kind]).toBe('idle');
      expect(media.capture.commandsOfType('closeDevice').length).toBeGreaterThan(0);
      expect(media.slots[kind]).toBeNull();
    },
  );
});

describe('camera.off', () => {
  it('stops the camera, and does nothing while it is off', () => {
    const media = startLive('camera');
    media.actor.send({ type: 'camera.off' });
    expect(media.state.camera).toBe('idle');
    expect(media.capture.commandsOfType('closeDevice')).toHaveLength(1);
    media.actor.send({ type: 'camera.off' });
    expect(media.capture.commandsOfType('closeDevice')).toHaveLength(1);
  });
});

describe('without listening while muted', () => {
  const noListening = { isListeningWhileMuted: false };

  it.each(['microphone.toggle', 'microphone.off'] as const)(
    '%s releases the microphone, so that its light goes out',
    (type) => {
      const media = startLive('microphone', noListening);
      media.actor.send({ type });
      expect(media.state.microphone).toBe('idle');
      expect(media.context.microphone).toBeNull();
      expect(media.reportedSlots).toEqual(emptySlots);
      expect(media.capture.commandsOfType('closeDevice')).toEqual([
        { type: 'closeDevice', kind: 'microphone' },
      ]);
      media.actor.send({ type: 'microphone.toggle' });
      expect(openCommands(media)).toHaveLength(2);
      media.report({ type: 'microphone.live', track: track('next') });
      expect(media.state.microphone).toEqual({ live: 'unmuted' });
    },
  );

  it('chosen while the microphone is muted, the microphone is released at once', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'microphone.toggle' });
    media.actor.send({ type: 'listening.choose', isListeningWhileMuted: true });
    expect(media.state.microphone).toEqual({ live: 'muted' });
    media.actor.send({ type: 'listening.choose', ...noListening });
    expect(media.state.microphone).toBe('idle');
    expect(media.context).toMatchObject({ isMuted: false, ...noListening });
  });

  it('chosen while the user speaks, nothing happens before the next mute', () => {
    const media = startLive('microphone');
    media.actor.send({ type: 'listening.choose', ...noListening });
    expect(media.state.microphone).toEqual({ live: 'unmuted' });
    expect(media.capture.commandsOfType('closeDevice')).toEqual([]);
  });
});
