import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { createMediaSource } from '../../../src/ui/media/media-source.ts';

/** A media element that records each assigned stream, because each assignment reloads it. */
function recordingElement() {
  const assigned: unknown[] = [];
  return {
    assigned,
    muted: false,
    play: () => Promise.resolve(),
    get srcObject() {
      return assigned.at(-1);
    },
    set srcObject(stream: unknown) {
      assigned.push(stream);
    },
  };
}

test('a stream is assigned only if it is another one, whatever happens to other streams', () => {
  const ben = { name: 'Ben' };
  let shown: unknown = ben;
  const [changed, change] = createSignal(undefined, { equals: false });
  const element = recordingElement();
  const dispose = createRoot((dispose) => {
    createMediaSource<unknown>(element, () => {
      changed();
      return shown;
    });
    return dispose;
  });
  expect(element.assigned).toEqual([ben]);

  // Cleo joins, and Ana turns her camera off and on.
  for (let times = 0; times < 3; times += 1) change(undefined);
  expect(element.assigned).toEqual([ben]);

  const rebuilt = { name: 'Ben, rebuilt' };
  shown = rebuilt;
  change(undefined);
  expect(element.assigned).toEqual([ben, rebuilt]);

  dispose();
  expect(element.assigned).toEqual([ben, rebuilt, null]);
});
