import { useText } from '@visavis/text/solid';
import { settingsText } from '../../text/messages/settings.ts';
import { areShortcutsOn, setShortcuts, shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import styles from './switch.module.css';

/** Turns the keyboard shortcuts on or off. */
export function ShortcutsSwitch() {
  const text = useText(settingsText);
  return (
    <label class={styles['switch']}>
      <input
        type="checkbox"
        role="switch"
        checked={areShortcutsOn()}
        onChange={(event) => setShortcuts(event.currentTarget.checked)}
      />
      {text.shortcuts(shortcutKeys)}
    </label>
  );
}
