import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { areShortcutsOn, keptShortcuts, switchShortcuts } from './shortcut-choice.ts';
import { createShortcuts } from './shortcuts.ts';

class Typed extends EventTarget {
  closest = () => null;
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('document', new Typed());
  vi.stubGlobal('Element', Typed);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

let stop = () => {};

function listen() {
  const mute = vi.fn<() => void>();
  stop = createRoot((dispose) => {
    createShortcuts({ m: mute });
    return dispose;
  });
  return mute;
}

const press = (keys: Partial<KeyboardEventInit>) =>
  document.dispatchEvent(Object.assign(new Event('keydown'), { key: 'm', ...keys }));

test('a letter alone acts; with a modifier, or held down, it does not', () => {
  const mute = listen();
  press({});
  press({ key: 'M' });
  expect(mute).toHaveBeenCalledTimes(2);
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'repeat'])
    press({ [held]: true });
  press({ key: 'x' });
  expect(mute).toHaveBeenCalledTimes(2);
});

test('letters can be turned off and on, which is kept for the next time', () => {
  const mute = listen();
  expect(keptShortcuts()).toBe(true);
  switchShortcuts(false);
  press({});
  expect(mute).not.toHaveBeenCalled();
  expect([areShortcutsOn(), keptShortcuts()]).toEqual([false, false]);

  switchShortcuts(true);
  press({});
  expect(mute).toHaveBeenCalledTimes(1);
  expect([areShortcutsOn(), keptShortcuts()]).toEqual([true, true]);
});
