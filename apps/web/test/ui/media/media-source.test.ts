import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { createMediaSource } from '../../../src/ui/media/media-source.ts';

/** A media element that notes each time it is told what to show, as each time it begins anew. */
function notingElement() {
  const told: unknown[] = [];
  return {
    told,
    muted: false,
    play: () => Promise.resolve(),
    get srcObject() {
      return told.at(-1);
    },
    set srcObject(stream: unknown) {
      told.push(stream);
    },
  };
}

test('an element begins anew for another stream only, whatever happens to those of others', () => {
  const ben = { of: 'Ben' };
  let shown: unknown = ben;
  const [changed, change] = createSignal(undefined, { equals: false });
  const element = notingElement();
  const dispose = createRoot((dispose) => {
    createMediaSource<unknown>(element, () => {
      changed();
      return shown;
    });
    return dispose;
  });
  expect(element.told).toEqual([ben]);

  // Cleo joins, and Ana turns her camera off and on.
  for (let times = 0; times < 3; times += 1) change(undefined);
  expect(element.told).toEqual([ben]);

  const rebuilt = { of: 'Ben, again' };
  shown = rebuilt;
  change(undefined);
  expect(element.told).toEqual([ben, rebuilt]);

  dispose();
  expect(element.told).toEqual([ben, rebuilt, null]);
});
