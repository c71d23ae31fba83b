import { onCleanup } from 'solid-js';
import { areShortcutsOn } from './shortcut-setting.ts';

type Shortcuts = Readonly<Record<string, () => void>>;

const typingTargets =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="combobox"], [role="dialog"]';

/**
 * Runs an action when its letter is pressed alone: never with a modifier, never while somebody types or
 * chooses, once for a key that is held down, and not at all where its person turned them off.
 */
export function createShortcuts(shortcuts: Shortcuts): void {
  const act = (event: KeyboardEvent) => {
    if (!areShortcutsOn()) return;
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(typingTargets) !== null) return;
    shortcuts[event.key.toLowerCase()]?.();
  };
  document.addEventListener('keydown', act);
  onCleanup(() => document.removeEventListener('keydown', act));
}
