import { settingsText } from '../../text/text.ts';
import { areShortcutsOn, setShortcuts, shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import styles from './switch.module.css';

/** Turns the keyboard shortcuts on or off. */
export const ShortcutsSwitch = () => (
  <label class={styles['switch']}>
    <input
      type="checkbox"
      role="switch"
      checked={areShortcutsOn()}
      onChange={(event) => setShortcuts(event.currentTarget.checked)}
    />
    {settingsText.shortcuts(shortcutKeys)}
  </label>
);
