import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  areShortcutsOn,
  setShortcuts,
  storedShortcuts,
} from '../../../src/features/shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../../../src/features/shortcuts/shortcuts.ts';

class FakeElement extends EventTarget {
  closest = () => null;
}

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  vi.stubGlobal('document', new FakeElement());
  vi.stubGlobal('Element', FakeElement);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

let stop = () => {};

function listen() {
  const mute = vi.fn<() => void>();
  stop = createRoot((dispose) => {
    createShortcuts({ M: mute });
    return dispose;
  });
  return mute;
}

const press = (keys: Partial<KeyboardEventInit>) =>
  document.dispatchEvent(Object.assign(new Event('keydown'), { key: 'm', ...keys }));

test('a key works without a modifier and not while it is held down', () => {
  const mute = listen();
  press({});
  press({ key: 'M' });
  expect(mute).toHaveBeenCalledTimes(2);
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'repeat'])
    press({ [held]: true });
  press({ key: 'x' });
  expect(mute).toHaveBeenCalledTimes(2);
});

test('shortcuts can be turned off and on, and the setting is stored', () => {
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
