import { areShortcutsOn, shortcutKeys, setShortcuts } from '../shortcuts/shortcut-setting.ts';
import { deviceText } from '../../text/text.ts';
import styles from './switch.module.css';

/** Turns on and off what letters do when they are pressed alone. */
export const ShortcutsSwitch = () => (
  <label class={styles['switch']}>
    <input
      type="checkbox"
      role="switch"
      checked={areShortcutsOn()}
      onChange={(event) => setShortcuts(event.currentTarget.checked)}
    />
    {deviceText.shortcuts(shortcutKeys)}
  </label>
);
