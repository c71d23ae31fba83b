import { describe, expect, it } from 'vitest';
import type { MediaHarness } from '../../src/testing/testing.ts';
import { startLive, track } from '../support/media-states.ts';

/** The microphone is on, and somebody else is in the room. */
function inCompany(options: Parameters<typeof startLive>[1] = {}): MediaHarness {
  const media = startLive('microphone', options);
  media.actor.send({ type: 'receivers.changed', receiverCount: 1 });
  return media;
}

function speaking(): MediaHarness {
  const media = inCompany();
  media.ownVoice.current.report({ type: 'voice.speaking' });
  return media;
}

const mute = (media: MediaHarness) => media.actor.send({ type: 'microphone.toggle' });

/** The tracks that were measured, oldest first, each with a mark if it still is. */
const measured = ({ ownVoice }: MediaHarness) =>
  ownVoice.runs.map(({ input, isRunning }) => `${input.track}${isRunning ? ' *' : ''}`);

describe('the own voice', () => {
  it('is measured while somebody else is in the room', () => {
    const media = startLive('microphone');
    expect(measured(media)).toEqual([]);
    media.actor.send({ type: 'receivers.changed', receiverCount: 2 });
    expect(measured(media)).toEqual(['microphone *']);
    media.actor.send({ type: 'receivers.changed', receiverCount: 0 });
    expect(measured(media)).toEqual(['microphone']);
    expect(media.state.voice).toBe('off');
  });

  it('follows the reports', () => {
    const media = speaking();
    expect(media.state.voice).toEqual({ measured: 'speaking' });
    media.ownVoice.current.report({ type: 'voice.silent' });
    expect(media.state.voice).toEqual({ measured: 'silent' });
  });

  it('is measured on the track of another device when that replaces the first', () => {
    const media = speaking();
    media.report({ type: 'microphone.live', track: track('headset') });
    expect(measured(media)).toEqual(['microphone', 'headset *']);
    expect(media.state.voice).toEqual({ measured: 'silent' });
  });

  it('is not measured any more when the microphone is lost', () => {
    const media = speaking();
    media.report({ type: 'microphone.ended' });
    expect(measured(media)).toEqual(['microphone']);
    expect(media.state.voice).toBe('off');
  });
});

describe('a muted user', () => {
  it('who starts to speak is noticed, and nothing is sent', () => {
    const media = inCompany();
    mute(media);
    media.ownVoice.current.report({ type: 'voice.speaking' });
    expect(media.state.voice).toEqual({ measured: 'speakingWhileMuted' });
    expect(media.slots.microphone).toBeNull();
    media.ownVoice.current.report({ type: 'voice.silent' });
    expect(media.state.voice).toEqual({ measured: 'silent' });
  });

  it('who muted in the middle of a sentence is not reminded of it before the next one', () => {
    const media = speaking();
    mute(media);
    expect(media.state.voice).toEqual({ measured: 'goingOnWhileMuted' });
    media.ownVoice.current.report({ type: 'voice.silent' });
    media.ownVoice.current.report({ type: 'voice.speaking' });
    expect(media.state.voice).toEqual({ measured: 'speakingWhileMuted' });
  });

  it('who mutes for a moment speaks again, without a pause', () => {
    const media = speaking();
    mute(media);
    mute(media);
    expect(media.state.voice).toEqual({ measured: 'speaking' });
  });

  it('who unmutes in the middle of a sentence speaks', () => {
    const media = inCompany();
    mute(media);
    media.ownVoice.current.report({ type: 'voice.speaking' });
    mute(media);
    expect(media.state.voice).toEqual({ measured: 'speaking' });
  });

  it('is not listened to where that is turned off', () => {
    const media = inCompany({ isListeningWhileMuted: false });
    mute(media);
    expect(measured(media)).toEqual(['microphone']);
    expect(media.state.voice).toBe('off');
    mute(media);
    media.report({ type: 'microphone.live', track: track('next') });
    expect(measured(media)).toEqual(['microphone', 'next *']);
  });
});
