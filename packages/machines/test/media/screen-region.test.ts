import { describe, expect, it } from 'vitest';
import {
  captureHeight,
  mediaDelays,
  emptySlots,
  mediaQualities,
  slotKinds,
  slotNames,
} from '../../src/media/media.ts';
import { startLive, startMedia } from '../support/media-harness.ts';

function sharing(audio: string | null) {
  const all = startMedia();
  all.actor.send({ type: 'screen.toggle' });
  all.report({ type: 'screen.live', video: 'screen', audio });
  return all;
}

describe('sharing a screen', () => {
  it('asks the browser, which asks the person', () => {
    const all = startMedia();
    all.actor.send({ type: 'screen.toggle' });
    expect(all.state.screen).toBe('requesting');
    expect(all.capture.now.commands).toEqual([{ type: 'openScreen' }]);
    all.actor.send({ type: 'screen.toggle' });
    expect(all.capture.now.commands).toHaveLength(1);
  });

  it.each([['sound'], [null]])('fills both of its slots, its sound being %s', (audio) => {
    const all = sharing(audio);
    expect(all.state.screen).toBe('live');
    expect(all.told).toEqual({ ...emptySlots, screen: 'screen', screenAudio: audio });
  });

  it('is no failure where the person changes their mind', () => {
    const all = startMedia();
    all.actor.send({ type: 'screen.toggle' });
    all.report({ type: 'screen.cancelled' });
    expect(all.state.screen).toBe('idle');
    expect(all.actor.getSnapshot().hasTag('needsUserAction')).toBe(false);
  });

  it('needs the person where the system gives no screen, and can be tried again', () => {
    const all = startMedia();
    all.actor.send({ type: 'screen.toggle' });
    all.report({ type: 'screen.unavailable' });
    expect(all.state.screen).toBe('unavailable');
    expect(all.actor.getSnapshot().hasTag('needsUserAction')).toBe(true);
    expect(all.slots).toEqual(emptySlots);
    all.actor.send({ type: 'screen.toggle' });
    expect(all.state.screen).toBe('requesting');
    expect(all.capture.now.commands).toEqual([{ type: 'openScreen' }, { type: 'openScreen' }]);
  });

  it('ends by its button', () => {
    const all = sharing('sound');
    all.actor.send({ type: 'screen.toggle' });
    expect(all.state.screen).toBe('idle');
    expect(all.capture.now.commands.at(-1)).toEqual({ type: 'closeScreen' });
    expect(all.told).toEqual(emptySlots);
  });

  it('ends by the browser’s own bar', () => {
    const all = sharing('sound');
    all.report({ type: 'screen.ended' });
    expect(all.state.screen).toBe('idle');
    expect(all.told).toEqual(emptySlots);
  });

  it('leaves the camera where it is', () => {
    const all = startLive('camera');
    all.actor.send({ type: 'screen.toggle' });
    all.report({ type: 'screen.live', video: 'screen', audio: null });
    expect(all.told).toEqual({ ...emptySlots, camera: 'camera', screen: 'screen' });
  });
});

describe('the height of the picture', () => {
  it.each([
    ['auto', 0, 720],
    ['auto', 1, 1080],
    ['auto', 2, 720],
    ['auto', 3, 720],
    ['auto', 4, 360],
    ['auto', 7, 360],
    ['1080p', 7, 1080],
    ['720p', 7, 720],
    ['360p', 0, 360],
  ] as const)('for %s and %i others is %i', (quality, others, height) => {
    expect(captureHeight(quality, others)).toBe(height);
  });

  it('follows the number of people, once nobody has come or gone for a while', () => {
    const all = startLive('camera');
    const heights = () => all.capture.told('setCaptureHeight').map(({ height }) => height);
    all.actor.send({ type: 'receivers.changed', receiverCount: 1 });
    all.clock.increment(mediaDelays.receiversSettleMs - 1);
    all.actor.send({ type: 'receivers.changed', receiverCount: 5 });
    // What runs is not touched.
    expect(all.told?.camera).toBe('camera');
    expect(all.state).toMatchObject({ camera: 'live' });
    all.clock.increment(mediaDelays.receiversSettleMs - 1);
    expect(all.state.receivers).toBe('changing');
    expect(heights()).toEqual([]);
    all.clock.increment(1);
    expect(all.state.receivers).toBe('settled');
    expect(heights()).toEqual([360]);
  });

  it('follows what the person chooses, and a camera opened later too', () => {
    const all = startMedia();
    all.actor.send({ type: 'quality.choose', quality: '720p' });
    all.actor.send({ type: 'camera.toggle' });
    expect(all.capture.told('setCaptureHeight')[0]?.height).toBe(720);
    expect(all.capture.told('openDevices')[0]?.height).toBe(720);
  });

  it('is known for every quality there is', () => {
    expect(mediaQualities.map((quality) => captureHeight(quality, 8))).toEqual([
      360, 1080, 720, 360,
    ]);
  });
});

describe('the slots', () => {
  it('are four in a fixed order, each of one kind', () => {
    expect(slotNames).toEqual(['microphone', 'camera', 'screen', 'screenAudio']);
    expect(slotNames.map((name) => slotKinds[name])).toEqual(['audio', 'video', 'video', 'audio']);
    expect(Object.keys(emptySlots)).toEqual([...slotNames]);
  });
});
