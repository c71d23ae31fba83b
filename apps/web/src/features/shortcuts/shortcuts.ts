import { onCleanup } from 'solid-js';
import { areShortcutsOn } from './shortcut-setting.ts';

type Shortcuts = Readonly<Record<string, () => void>>;

const typingTargets =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="combobox"], [role="dialog"]';

/**
 * Runs an action when its key, in upper case, is pressed: not with a modifier, not while the user types or selects,
 * once for a key that is held down, and not if shortcuts are off.
 */
export function createShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!areShortcutsOn()) return;
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(typingTargets) !== null) return;
    shortcuts[event.key.toUpperCase()]?.();
  };
  document.addEventListener('keydown', onKeyDown);
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));
}
