import { onCleanup } from 'solid-js';

type Shortcuts = Readonly<Record<string, () => void>>;

const TYPING =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="combobox"], [role="dialog"]';

/**
 * Runs an action when its letter is pressed alone: never with a modifier, never while somebody types or
 * chooses, and once for a key that is held down.
 */
export function createShortcuts(shortcuts: Shortcuts): void {
  const act = (event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
    shortcuts[event.key.toLowerCase()]?.();
  };
  document.addEventListener('keydown', act);
  onCleanup(() => document.removeEventListener('keydown', act));
}
