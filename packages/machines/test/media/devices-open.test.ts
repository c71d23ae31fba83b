import { describe, expect, it } from 'vitest';
import { emptySlots, type CaptureKind } from '../../src/media/media.ts';
import { startMedia } from '../../src/testing/testing.ts';
import { openCommands, startLive, track } from '../support/media-states.ts';

describe('devices.open', () => {
  it('opens both devices with one command, so that the browser shows one prompt', () => {
    const media = startMedia();
    media.actor.send({ type: 'devices.open', kinds: ['microphone', 'camera'] });
    expect(media.state).toMatchObject({ microphone: 'requesting', camera: 'requesting' });
    expect(openCommands(media)).toEqual([
      {
        type: 'openDevices',
        kinds: ['microphone', 'camera'],
        choices: { microphone: null, camera: null },
        facing: 'user',
        height: 720,
      },
    ]);
  });

  it('does not open a device that is live or requested', () => {
    const media = startLive('microphone');
    const openedKinds = (...kinds: CaptureKind[]) => {
      const before = openCommands(media).length;
      media.actor.send({ type: 'devices.open', kinds });
      return openCommands(media)
        .slice(before)
        .map((command) => command.kinds);
    };
    expect(openedKinds('microphone')).toEqual([]);
    expect(openedKinds('microphone', 'camera')).toEqual([['camera']]);
    expect(openedKinds('microphone', 'camera')).toEqual([]);
    const other = startLive('camera');
    other.actor.send({ type: 'devices.open', kinds: ['camera', 'microphone'] });
    expect(openCommands(other).at(-1)?.kinds).toEqual(['microphone']);
  });

  it('uses one device when the other fails', () => {
    const media = startMedia();
    media.actor.send({ type: 'devices.open', kinds: ['microphone', 'camera'] });
    media.report({ type: 'camera.missing' });
    media.report({ type: 'microphone.live', track: track('mic') });
    expect(media.state).toMatchObject({ microphone: { live: 'unmuted' }, camera: 'missing' });
    expect(media.reportedSlots).toEqual({ ...emptySlots, microphone: 'mic' });
  });

  it('uses the chosen device', () => {
    const media = startMedia();
    media.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    expect(openCommands(media)).toEqual([]);
    media.actor.send({ type: 'devices.open', kinds: ['camera'] });
    expect(openCommands(media)[0]?.choices.camera).toBe('desk');
  });

  it('does not open other devices', () => {
    const media = startMedia();
    media.actor.send({ type: 'devices.open', kinds: ['microphone'] });
    expect(media.state).toMatchObject({ microphone: 'requesting', camera: 'idle' });
  });

  it('does not open a speaker', () => {
    const media = startMedia();
    media.actor.send({ type: 'device.choose', kind: 'speaker', id: 'loud' });
    expect(media.context.choices.speaker).toBe('loud');
    expect(media.capture.current.commands).toEqual([]);
  });
});
