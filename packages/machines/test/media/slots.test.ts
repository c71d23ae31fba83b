import { expect, it } from 'vitest';
import { emptySlots, slotKinds, slotNames } from '../../src/media/media.ts';

it('there are four media slots in a fixed order, each for one kind of track', () => {
  expect(slotNames).toEqual(['microphone', 'camera', 'screen', 'screenAudio']);
  expect(slotNames.map((name) => slotKinds[name])).toEqual(['audio', 'video', 'video', 'audio']);
  expect(Object.keys(emptySlots)).toEqual([...slotNames]);
});
