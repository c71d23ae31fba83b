import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import { startMedia } from '../../src/testing/testing.ts';
import { startLive } from '../support/media-states.ts';

function sharing(audio: string | null) {
  const media = startMedia();
  media.actor.send({ type: 'screen.toggle' });
  media.report({ type: 'screen.live', video: 'screen', audio });
  return media;
}

describe('a screen share', () => {
  it('is captured for its content, which is text unless the user chooses motion', () => {
    const media = startMedia();
    media.actor.send({ type: 'screen.toggle' });
    expect(media.capture.commandsOfType('openScreen')).toEqual([
      { type: 'openScreen', content: 'text' },
    ]);
    media.report({ type: 'screen.cancelled' });
    media.actor.send({ type: 'screenContent.choose', content: 'motion' });
    expect(media.capture.commandsOfType('setScreenContent')).toEqual([
      { type: 'setScreenContent', content: 'motion' },
    ]);
    media.actor.send({ type: 'screen.toggle' });
    expect(media.capture.commandsOfType('openScreen').at(-1)?.content).toBe('motion');
  });

  it('is requested once from the browser', () => {
    const media = startMedia();
    media.actor.send({ type: 'screen.toggle' });
    expect(media.state.screen).toBe('requesting');
    expect(media.capture.current.commands).toEqual([{ type: 'openScreen', content: 'text' }]);
    media.actor.send({ type: 'screen.toggle' });
    expect(media.capture.current.commands).toHaveLength(1);
  });

  it.each([['audio'], [null]])(
    'fills the slots screen and screenAudio, with the audio track %s',
    (audio) => {
      const media = sharing(audio);
      expect(media.state.screen).toBe('live');
      expect(media.reportedSlots).toEqual({ ...emptySlots, screen: 'screen', screenAudio: audio });
    },
  );

  it('is not a failure when the user cancels', () => {
    const media = startMedia();
    media.actor.send({ type: 'screen.toggle' });
    media.report({ type: 'screen.cancelled' });
    expect(media.state.screen).toBe('idle');
    expect(media.actor.getSnapshot().hasTag('needsUserAction')).toBe(false);
  });

  it('needs a user action when the system does not allow it, and can be tried again', () => {
    const media = startMedia();
    media.actor.send({ type: 'screen.toggle' });
    media.report({ type: 'screen.unavailable' });
    expect(media.state.screen).toBe('unavailable');
    expect(media.actor.getSnapshot().hasTag('needsUserAction')).toBe(true);
    expect(media.slots).toEqual(emptySlots);
    media.actor.send({ type: 'screen.toggle' });
    expect(media.state.screen).toBe('requesting');
    expect(media.capture.current.commands).toEqual([
      { type: 'openScreen', content: 'text' },
      { type: 'openScreen', content: 'text' },
    ]);
  });

  it('ends by its toggle', () => {
    const media = sharing('audio');
    media.actor.send({ type: 'screen.toggle' });
    expect(media.state.screen).toBe('idle');
    expect(media.capture.current.commands.at(-1)).toEqual({ type: 'closeScreen' });
    expect(media.reportedSlots).toEqual(emptySlots);
  });

  it('ends when the user stops it in the browser’s own bar', () => {
    const media = sharing('audio');
    media.report({ type: 'screen.ended' });
    expect(media.state.screen).toBe('idle');
    expect(media.reportedSlots).toEqual(emptySlots);
  });

  it('does not affect the camera', () => {
    const media = startLive('camera');
    media.actor.send({ type: 'screen.toggle' });
    media.report({ type: 'screen.live', video: 'screen', audio: null });
    expect(media.reportedSlots).toEqual({ ...emptySlots, camera: 'camera', screen: 'screen' });
  });
});
