import { expect, it } from 'vitest';
import type { FacingMode } from '../../src/media/media.ts';
import { noChoices, startMedia } from '../../src/testing/testing.ts';
import { openCommands, startLive, track } from '../support/media-states.ts';

const facingTrack = (id: string, facingMode: FacingMode) => ({ ...track(id), facingMode });

it('camera.flip opens the camera that faces the other way, while the first one stays in its slot', () => {
  const media = startLive('camera');
  media.report({ type: 'camera.live', track: facingTrack('front', 'user') });
  media.actor.send({ type: 'camera.flip' });
  expect(openCommands(media).at(-1)).toMatchObject({
    facing: 'environment',
    choices: { camera: null },
  });
  expect(media.slots.camera).toBe('front');
  media.report({ type: 'camera.live', track: facingTrack('back', 'environment') });
  expect(media.slots.camera).toBe('back');
  media.actor.send({ type: 'camera.flip' });
  expect(openCommands(media).at(-1)?.facing).toBe('user');
});

it('camera.flip turns away from the chosen camera', () => {
  const media = startLive('camera', { choices: { ...noChoices, camera: 'back' } });
  media.report({ type: 'camera.live', track: facingTrack('back', 'environment') });
  media.actor.send({ type: 'camera.flip' });
  expect(openCommands(media).at(-1)).toMatchObject({ facing: 'user', choices: { camera: null } });
});

it('camera.flip does nothing while the camera is off', () => {
  const media = startMedia();
  media.actor.send({ type: 'camera.flip' });
  expect(openCommands(media)).toEqual([]);
});
