import { describe, expect, it } from 'vitest';
import { mediaDelays } from '../../src/media/media.ts';
import { startMedia } from '../../src/testing/testing.ts';
import { startLive } from '../support/media-states.ts';

describe('the capture height of the camera', () => {
  it('follows the number of receivers once that number has not changed for a while', () => {
    const media = startLive('camera');
    const heights = () =>
      media.capture.commandsOfType('setCaptureHeight').map(({ height }) => height);
    media.actor.send({ type: 'receivers.changed', receiverCount: 1 });
    media.clock.increment(mediaDelays.receiversSettleMs - 1);
    media.actor.send({ type: 'receivers.changed', receiverCount: 5 });
    expect(media.reportedSlots?.camera).toBe('camera');
    expect(media.state).toMatchObject({ camera: 'live' });
    media.clock.increment(mediaDelays.receiversSettleMs - 1);
    expect(media.state.receivers).toBe('changing');
    expect(heights()).toEqual([]);
    media.clock.increment(1);
    expect(media.state.receivers).toBe('settled');
    expect(heights()).toEqual([360]);
  });

  it('follows the chosen quality, also for a camera that is opened later', () => {
    const media = startMedia();
    media.actor.send({ type: 'quality.choose', quality: '720p' });
    media.actor.send({ type: 'camera.toggle' });
    expect(media.capture.commandsOfType('setCaptureHeight')[0]?.height).toBe(720);
    expect(media.capture.commandsOfType('openDevices')[0]?.height).toBe(720);
  });
});
