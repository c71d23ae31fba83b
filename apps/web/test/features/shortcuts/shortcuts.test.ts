import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  areShortcutsOn,
  storedShortcuts,
  setShortcuts,
} from '../../../src/features/shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../../../src/features/shortcuts/shortcuts.ts';

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
  expect(storedShortcuts()).toBe(true);
  setShortcuts(false);
  press({});
  expect(mute).not.toHaveBeenCalled();
  expect([areShortcutsOn(), storedShortcuts()]).toEqual([false, false]);

  setShortcuts(true);
  press({});
  expect(mute).toHaveBeenCalledTimes(1);
  expect([areShortcutsOn(), storedShortcuts()]).toEqual([true, true]);
});
