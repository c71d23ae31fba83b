import { areShortcutsOn, shortcutKeys, switchShortcuts } from '../stage/shortcut-choice.ts';
import { deviceWords } from '../words/words.ts';
import styles from './switch.module.css';

/** Turns on and off what letters do when they are pressed alone. */
export const ShortcutsSwitch = () => (
  <label class={styles['switch']}>
    <input
      type="checkbox"
      role="switch"
      checked={areShortcutsOn()}
      onChange={(event) => switchShortcuts(event.currentTarget.checked)}
    />
    {deviceWords.shortcuts(shortcutKeys)}
  </label>
);
